import { utilityProcess } from 'electron';
import { JOB_FILE, PORT_FILE } from '../host/app-files.ts';
import { JOB_MEMORY, jobEnvironment } from '../jobs/fork-node.ts';
import type { JobProcess } from '../jobs/process-runner.ts';

/** The process that reads untrusted bytes, under Electron. */
export function forkUtility(): JobProcess {
  return forkFile(JOB_FILE, 'Model Porter reader');
}

/** A process that plans ports, or carries them out. */
export function forkPorts(): JobProcess {
  return forkFile(PORT_FILE, 'Model Porter ports');
}

function forkFile(file: string, serviceName: string): JobProcess {
  const child = utilityProcess.fork(file, [], {
    serviceName,
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
