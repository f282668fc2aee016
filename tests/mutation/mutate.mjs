/** `npm run mutate -- ROOM…`: TypeScript is loaded by Vite, because Node 20 reads none. */
import { runnerImport } from 'vite';

const file = process.argv.includes('--child') ? './tests/mutation/child.ts' : './tests/mutation/main.ts';
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
await module.main(process.argv.slice(2));
