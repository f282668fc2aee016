/** The command `tick`, and the threads that it begins. */
import { main, work } from './commands';
import { taskOfThread } from './own-thread';

// `tick run … | head` wants no more, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
const task = taskOfThread();
if (task === undefined) process.exitCode = await main(process.argv.slice(2));
else await work(task);
