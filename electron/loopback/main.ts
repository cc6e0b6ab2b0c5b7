import { spawn } from 'node:child_process';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { APP_ROOT, appVersion, EXAMPLES_FOLDER, JOB_FILE, PORT_FILE, RENDERER_FOLDER } from '../host/app-files.ts';
import { Contacts } from '../host/contacts.ts';
import { dataFolder } from '../host/data-file.ts';
import { createHost, type Host } from '../host/host.ts';
import { forkNode } from '../jobs/fork-node.ts';
import { processRunner } from '../jobs/process-runner.ts';
import { portRunner } from '../port/port-runner.ts';
import { watchConnections } from '../jobs/watch-connections.ts';
import { startLoopback } from './server.ts';

/** The host of a browser tab: no dialogs (the page has its own), jobs in a forked Node. */
export function createTabHost(contacts = new Contacts()): Host {
  const onContact = (host: string) => contacts.add(host);
  return createHost({
    info: {
      face: 'tab',
      version: appVersion(),
      platform: process.platform,
      locale: locale(),
      versions: { node: process.versions.node },
    },
    data: dataFolder(),
    examples: EXAMPLES_FOLDER,
    startJobs: (readRange, onDied) => processRunner({ fork: () => forkNode(JOB_FILE), readRange, onDied, onContact }),
    startPorts: () => portRunner({ fork: () => forkNode(PORT_FILE), onContact }),
    pick: null,
    pickSave: null,
    remember: true,
    contacts,
  });
}

/** Serves the app to a browser tab until Ctrl+C, or until its terminal or service is ended; prints the address. */
export async function serveTab(paths: readonly string[], { open }: { open: boolean }): Promise<void> {
  const texts = createTexts(languageOf(locale()));
  const contacts = new Contacts();
  watchConnections((name) => contacts.add(name));
  const host = createTabHost(contacts);
  host.request(paths);
  const server = await startLoopback(host, RENDERER_FOLDER);
  process.stdout.write(`${texts.t('cli.serve.address', { url: server.url })}\n${texts.t('cli.serve.end')}\n`);
  if (open) openBrowser(server.url);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await server.close();
  await host.close();
}

function locale(): string {
  return process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'en';
}

/** Shows the address where a browser and a display exist; where none does, the printed line is enough. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer', url]
        : ['xdg-open', url];
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  const child = spawn(command ?? 'xdg-open', args, { stdio: 'ignore', detached: true, cwd: APP_ROOT });
  child.on('error', () => undefined);
  child.unref();
}
