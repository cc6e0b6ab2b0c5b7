import { utilityProcess } from 'electron';
import { JOB_FILE } from '../host/app-files.ts';
import { JOB_MEMORY, jobEnvironment } from '../jobs/fork-node.ts';
import type { JobProcess } from '../jobs/process-runner.ts';

/** The process that reads untrusted bytes, under Electron. */
export function forkUtility(): JobProcess {
  const child = utilityProcess.fork(JOB_FILE, [], {
    serviceName: 'Model Porter reader',
    env: jobEnvironment(),
    execArgv: [`--js-flags=--max-old-space-size=${JOB_MEMORY}`],
    stdio: 'ignore',
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', (code) => listener(`exit ${code}`)),
    kill: () => void child.kill(),
  };
}
