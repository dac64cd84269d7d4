import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

// What was compiled once is not compiled again: a quarter of the time to a first stop. In a folder of this user alone,
// since what lies there is run.
const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
// Node 20 has no such cache.
module.enableCompileCache?.(
  join(LOCALAPPDATA ?? XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'groundwork', 'compiled'),
);
// It is written at the end; an engine that is killed before would leave none.
if (process.argv[2] === 'dap') setTimeout(() => module.flushCompileCache?.(), 4_000).unref();
await import('./main.ts');
