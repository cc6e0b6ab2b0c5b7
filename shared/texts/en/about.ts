/** What this program is, whom it talked to, and what it is made of. */
export const about = {
  title: 'About Model Porter',
  lead: 'Look inside any MLflow model, see what changed between two, and never run it.',
  open: 'About this program',
  version: 'Version {{version}}',
  licence: 'Apache License 2.0',
  versions: 'Versions',
  rules: 'MLflow whose answers are known',
  platform: 'System',
  copy: 'Copy the versions',
  network: 'Network',
  none: 'Hosts contacted: none',
  hosts: 'Hosts contacted since the start:',
  times_one: '{{count}} connection',
  times_other: '{{count}} connections',
  counted:
    'Every connection that this program opens is counted, also those that fail. Models, settings and the list of what you opened stay on this machine.',
  countedTab:
    'Every connection that the program behind this tab opens is counted, also those that fail. The tab itself may talk to that program only. Models, settings and the list of what you opened stay on this machine.',
  packages: 'Made with',
  packagesLead: 'The packages in this program, with their licences as they bring them.',
  nothing: 'Nothing fits.',
  noText: 'The package brings no text of its licence.',
  textOf: 'Licence of {{name}}',
  loading: 'Reading the licences …',
  electron:
    'Electron and Chromium bring their own licences: the files LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
} as const;
