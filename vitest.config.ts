import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// One runner for every kind of test; `npm test` runs all projects, `npm run test:unit` the first three.
const node = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, environment: 'node' as const, include, ...more },
});
const slow = { testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false };
// A real browser, window or timed process on a busy machine may lose one race; `npm test` names each test that needed
// its second try.
const racing = { ...slow, retry: 1 };

export default defineConfig({
  plugins: [react()],
  test: {
    restoreMocks: true,
    projects: [
      node('shared', ['test/shared/**/*.test.ts', 'test/run/**/*.test.ts', 'test/*.test.ts']),
      // A disk takes its time over hundreds of synced files, where others write too.
      node('electron', ['test/electron/**/*.test.ts'], { testTimeout: 20_000, hookTimeout: 60_000 }),
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'jsdom',
          // Long ways through an editor, on machines that do something else besides.
          testTimeout: 20_000,
          include: ['test/renderer/**/*.test.tsx', 'test/renderer/**/*.test.ts'],
          setupFiles: ['test/support/renderer-setup.ts'],
        },
      },
      node('hosts', ['test/hosts/**/*.test.ts'], racing),
      node('command-line', ['test/e2e/command-line/**/*.test.ts'], racing),
      node('browser', ['test/e2e/browser/**/*.test.ts'], racing),
      node('window', ['test/e2e/window/**/*.test.ts'], racing),
      node('packed', ['test/e2e/packed/**/*.test.ts'], racing),
      node('faults', ['test/faults/**/*.test.ts'], { ...slow, testTimeout: 900_000, hookTimeout: 900_000 }),
      node('interop', ['test/interop/**/*.test.ts'], { ...slow, testTimeout: 600_000 }),
    ],
  },
});
