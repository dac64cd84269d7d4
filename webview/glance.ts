import { config } from 'zod';
import './glance-page.ts';

// The page's security policy allows no code made of text; zod would try.
config({ jitless: true });
document.body.append(document.createElement('gw-glance'));
