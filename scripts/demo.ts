import { parseArgs } from 'node:util';
import { buildProduct } from './build.ts';
import { buildNative } from './build-native.ts';
import { demoOnLive } from './demo/live.ts';
import { note, paint, say } from './demo/page.ts';
import { demoOnPractice } from './demo/practice.ts';
import { installSystem } from './install-system.ts';

// `npm run demo`, or `npm run demo -- --target wine`: the main job in the terminal, explained.
const { values } = parseArgs({ options: { target: { type: 'string', default: 'practice' } } });

say(paint('title', 'Groundwork: why did the agent click that?'));
note('A LAM reads the controls of a program, chooses an action, and has it carried out. Groundwork stops in between.');
await buildProduct({ force: false });
switch (values.target) {
  case 'practice':
    process.exitCode = await demoOnPractice();
    break;
  case 'wine':
  case 'windows':
    installSystem(values.target === 'wine' ? ['wine', 'native'] : []);
    buildNative({ force: false });
    process.exitCode = await demoOnLive(values.target);
    break;
  default:
    process.stderr.write(`There is no demo on "${values.target}". There is: practice, wine, windows.\n`);
    process.exitCode = 2;
}
