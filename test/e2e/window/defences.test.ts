import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../shared/contract/csp.ts';
import { WEB_PREFERENCES } from '../../../electron/main/web-preferences.ts';
import { ROOT } from '../../support/build.ts';
import {
  electronCall,
  electronPath,
  launchApp,
  NO_ELECTRON,
  startDisplay,
  type RunningApp,
} from '../../support/electron-app.ts';
import { familyOf } from '../../support/process-family.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  screen = await startDisplay();
  running = await launchApp(screen.display, [EXAMPLE]);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

describe.skipIf(missing !== null)(`the window's defences${note}`, () => {
  it('has the web preferences that are written down', async () => {
    const living = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return JSON.parse(JSON.stringify(contents.getLastWebPreferences())) as Record<string, unknown>;
    });
    // Chromium names two of them otherwise, and leaves out what is off by default.
    const wanted = Object.entries(WEB_PREFERENCES).filter(([key]) => key in living);
    expect(wanted.length).toBeGreaterThan(6);
    for (const [key, value] of wanted) expect([key, living[key]]).toEqual([key, value]);
  });

  it('serves itself by its own scheme under a strict policy that is enforced', async () => {
    expect(await running.page.evaluate(() => location.href)).toBe('model-porter-app://ui/index.html');
    const blocked = await running.page.evaluate(async () => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.head.append(script);
      await fetch('https://example.invalid/').catch(() => undefined);
      await new Promise((done) => setTimeout(done, 300));
      return [seen.map((each) => each.replace('-elem', '')).sort(), 'hacked' in window];
    });
    expect(blocked).toEqual([['connect-src', 'script-src', 'style-src'], false]);
  });

  it('sends the policy of the tab, with a nonce of each load', async () => {
    const policies = await running.page.evaluate(async () =>
      Promise.all(
        ['a', 'b'].map(async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? ''),
      ),
    );
    for (const policy of policies)
      expect(policy).toBe(contentSecurityPolicy(/'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'));
    expect(policies[0]).not.toBe(policies[1]);
  });

  it('has no webview', async () => {
    expect(await running.page.evaluate(() => document.createElement('webview').constructor.name)).not.toMatch(
      /webview/i,
    );
  });

  it('lets nothing through its session but its own files', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await running.app.evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'answered',
          (error: Error) => error.message,
        ),
      `http://127.0.0.1:${port}/`,
    );
    server.close();
    expect({ answer, asked }).toEqual({ answer: expect.stringContaining('ERR_BLOCKED_BY_CLIENT') as string, asked: 0 });
  });

  it.each([
    'file:///etc/passwd',
    'model-porter-app://ui/../../package.json',
    'model-porter-app://ui/%2e%2e/%2e%2e/package.json',
    'model-porter-app://ui/..%2f..%2fpackage.json',
    'model-porter-app://ui/%00',
    'model-porter-app://other/index.html',
  ])('gives nothing for %s', async (url) => {
    const got = await running.page.evaluate(async (wanted) => {
      try {
        const response = await fetch(wanted);
        return response.ok ? (await response.text()).slice(0, 40) : null;
      } catch {
        return null;
      }
    }, url);
    expect(got).toBeNull();
  });

  it('grants no permission, asked or checked', async () => {
    const states = await running.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    expect(
      await running.page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'given',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  });

  it('gives the page a frozen bridge and nothing of Node', async () => {
    const seen = await running.page.evaluate(() => [
      typeof (window as { require?: unknown }).require,
      typeof (window as { process?: unknown }).process,
      Object.keys((window as unknown as { modelPorter: object }).modelPorter)
        .sort()
        .join(' '),
    ]);
    expect(seen).toEqual(['undefined', 'undefined', 'call cancel grantDropped onEvent onProgress']);
  });

  it('turns a made-up File into no grant', async () => {
    const reply = await running.page.evaluate(() => {
      const { modelPorter } = window as unknown as { modelPorter: { grantDropped(files: File[]): Promise<unknown> } };
      return modelPorter.grantDropped([new File(['x'], '/etc/passwd')]);
    });
    expect(reply).toEqual({ ok: true, value: { grants: [], errors: [] } });
  });

  it('refuses a call from a foreign frame', async () => {
    const answers = await running.app.evaluate(async ({ ipcMain }) => {
      const handlers = (
        ipcMain as unknown as {
          _invokeHandlers: Map<
            string,
            (event: unknown, ...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>
          >;
        }
      )._invokeHandlers;
      const call = handlers.get('mp:call');
      const frames = [
        null,
        { parent: {}, origin: 'model-porter-app://ui' },
        { parent: null, origin: 'https://evil.example' },
        { parent: null, origin: 'model-porter-app://ui.evil' },
      ];
      return Promise.all(
        frames.map(async (senderFrame) => (await call?.({ senderFrame }, 'id', 'settings.read', {}))?.error?.code),
      );
    });
    expect(answers).toEqual(['foreign-sender', 'foreign-sender', 'foreign-sender', 'foreign-sender']);
  });

  // Last: the driver waits for ever after for the navigations that were refused here.
  it('stays where it is and opens no other window', async () => {
    await running.page.evaluate(() => {
      window.open('https://example.invalid/');
      location.assign('https://example.invalid/');
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await running.page.waitForTimeout(300);
    expect(await running.page.evaluate(() => location.href)).toBe('model-porter-app://ui/index.html');
    expect(running.app.windows()).toHaveLength(1);
  });
});

/** TCP and UDP sockets of a process and all its children, as the kernel lists them. */
function sockets(pid: number): string[] {
  const inodes = new Set<string>();
  for (const member of familyOf(pid)) {
    try {
      for (const handle of readdirSync(`/proc/${member}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${member}/fd/${handle}`))?.[1];
        if (inode !== undefined) inodes.add(inode);
      }
    } catch {
      // It ended meanwhile.
    }
  }
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((row) => inodes.has(row[9] ?? ''))
      .map((row) => `${kind} ${row[1]} -> ${row[2]}`),
  );
}

describe.skipIf(missing !== null)(`the network${note}`, () => {
  it('is not touched while a model is opened and shown', async () => {
    const data = temporaryFolder();
    const { args, env } = electronCall(screen.display, data.path, [EXAMPLE]);
    const child = spawn(electronPath() ?? '', args, { env, stdio: 'ignore' });
    const seen = new Set<string>();
    try {
      const end = Date.now() + 5000;
      while (Date.now() < end) {
        for (const each of sockets(child.pid ?? 0)) seen.add(each);
        await new Promise((done) => setTimeout(done, 25));
      }
      // It did start: Chromium keeps its profile there.
      expect(readdirSync(data.path).length).toBeGreaterThan(0);
    } finally {
      child.kill();
      await new Promise((done) => child.once('exit', done));
      data.remove();
    }
    expect([...seen]).toEqual([]);
  });
});
