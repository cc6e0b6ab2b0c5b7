// Preloaded into a process under test: writes down the most memory it ever held, in kilobytes.
const { writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
