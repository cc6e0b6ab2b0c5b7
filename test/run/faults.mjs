// `npm run test:faults`: every kill point and every errno, where `npm test` tries a sample. It takes about half an hour.
import { spawnSync } from 'node:child_process';

const env = { ...process.env, MODEL_PORTER_FAULTS: 'all' };
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'faults'], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
