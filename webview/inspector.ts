import { config } from 'zod';
import './inspector-page.ts';
import { defineFormControls } from './parts/toolkit.ts';

// The page's security policy allows no code made of text; zod would try.
config({ jitless: true });
defineFormControls();
document.body.append(document.createElement('gw-inspector'));
