import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readlinkSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../shared/contract/csp.ts';
import { WEB_PREFERENCES } from '../../../electron/main/web-preferences.ts';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import {
  electronCall,
  electronPath,
  launchApp,
  NO_ELECTRON,
  startDisplay,
  type RunningApp,
} from '../../support/electron-app.ts';
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
const heading = (name: string | RegExp) => running.page.getByRole('heading', { level: 1, name });

describe.skipIf(missing !== null)(`the window${note}`, () => {
  it('opens its argument and shows it, with no axe violation', async () => {
    await heading('diabetes-2025').waitFor();
    expect(await axeViolations(running.page)).toEqual([]);
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toContain(
      'diabetes-2025',
    );
  });

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

  it('opens dropped folders by their paths', async () => {
    const session = await running.page.context().newCDPSession(running.page);
    const data = { items: [], files: [path.join(ROOT, 'assets/examples/diabetes-2026')], dragOperationsMask: 1 };
    // The places to drop on appear with the first move over the page; a person's hand moves on.
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
    }
    await heading('diabetes-2026').waitFor();
  });

  it('opens what a second start names, and what macOS sends', async () => {
    const model = path.join(folder.path, 'second');
    mkdirSync(model);
    writeFileSync(path.join(model, 'MLmodel'), 'flavors: {sklearn: {}}\n');
    const { args, env } = electronCall(screen.display, running.data, [model]);
    execFileSync(electronPath() ?? '', args, { env, stdio: 'ignore', timeout: 20_000 });
    await heading('second').waitFor();
    await running.app.evaluate(
      ({ app }, file) => void app.emit('open-file', { preventDefault: () => undefined }, file),
      EXAMPLE,
    );
    await heading('diabetes-2025').waitFor();
  });

  it('carries out what its native menu says, in the language of the settings', async () => {
    const click = (label: string) =>
      running.app.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
        const item = items.find((each) => each.label === wanted);
        item?.click();
        return item !== undefined;
      }, label);
    expect(await click('Settings')).toBe(true);
    await heading('Settings').waitFor();
    await running.page.getByRole('radio', { name: 'Español' }).click();
    await heading('Ajustes').waitFor();
    expect(await click('Biblioteca')).toBe(true);
    await heading('Mire dentro de cualquier modelo de MLflow').waitFor();
    await running.page.keyboard.press('Control+,');
    await running.page.getByRole('radio', { name: 'English' }).click();
    await heading('Settings').waitFor();
  });

  it.each([
    ['English', 'Open recent', 'Undo', 'Clear recents', 'Quit'],
    ['Español', 'Abrir reciente', 'Deshacer', 'Borrar recientes', 'Salir'],
  ])('has every menu in %s, with what was opened lately, once it is chosen', async (language, ...labels) => {
    await running.page.keyboard.press('Control+,');
    await running.page.getByRole('radio', { name: language }).click();
    await running.page.getByText(/^(?:Theme|Tema)$/).waitFor();
    const menus = () =>
      running.app.evaluate(({ Menu }) => {
        const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
          items.flatMap((each) => [each, ...all(each.submenu?.items ?? [])]);
        return all(Menu.getApplicationMenu()?.items ?? []).map(({ label, enabled }) => ({ label, enabled }));
      });
    await expect.poll(async () => (await menus()).map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
    const found = await menus();
    expect(found.filter(({ label }) => /^second .*/.test(label))).toMatchObject([{ enabled: true }]);
    expect(found.find(({ label }) => /^(?:Clear recents|Borrar recientes)$/.test(label))?.enabled).toBe(true);
    await running.page.getByRole('radio', { name: 'English' }).click();
  });

  it('keeps its zoom and its place for the next start', async () => {
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 900, height: 600 }),
    );
    await running.page.keyboard.press('Control+=');
    await running.page.getByText('110 %').first().waitFor();
    const data = running.data;
    await running.stop();
    running = await launchApp(screen.display, [], data);
    await running.page.getByText('110 %').first().waitFor();
    expect(
      await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds()),
    ).toMatchObject({ width: 900, height: 600 });
    await running.page.keyboard.press('Control+0');
  });

  it('opens what its menu lists as opened lately', async () => {
    await running.app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find((menu) => menu.label === 'File');
      const recent = file?.submenu?.items.find((item) => item.label === 'Open recent');
      recent?.submenu?.items.find((item) => item.label.startsWith('second '))?.click();
    });
    await heading('second').waitFor();
  });

  it('outlives the process that reads models', async () => {
    const kill = () =>
      running.app.evaluate(({ app }) => {
        const job = app
          .getAppMetrics()
          .find((each) => each.name === 'Model Porter reader' || each.serviceName?.includes('node'));
        if (job) process.kill(job.pid, 'SIGKILL');
        return job !== undefined;
      });
    expect(await kill()).toBe(true);
    await running.page.waitForTimeout(300);
    await running.page.getByRole('button', { name: 'Library' }).click();
    await running.page.getByRole('button', { name: 'Try the example' }).click();
    await heading('diabetes-2025').waitFor();
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
  const children = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const [child = 0, parent = 0] of children) if (family.has(parent)) family.add(child);
  }
  const inodes = new Set<string>();
  for (const member of family) {
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
