import type { Texts } from '../texts.ts';
import type { about as english } from '../en/about.ts';

export const about: Texts<typeof english> = {
  title: 'Acerca de Model Porter',
  lead: 'Mire dentro de cualquier modelo de MLflow, vea qué cambió entre dos y no lo ejecute nunca.',
  open: 'Acerca de este programa',
  version: 'Versión {{version}}',
  licence: 'Licencia Apache 2.0',
  versions: 'Versiones',
  rules: 'MLflow cuyas respuestas se conocen',
  platform: 'Sistema',
  copy: 'Copiar las versiones',
  network: 'Red',
  none: 'Servidores contactados: ninguno',
  hosts: 'Servidores contactados desde el inicio:',
  times_one: '{{count}} conexión',
  times_other: '{{count}} conexiones',
  counted:
    'Se cuenta cada conexión que abre este programa, también las que fallan. Los modelos, los ajustes y la lista de lo que abrió se quedan en este equipo.',
  countedTab:
    'Se cuenta cada conexión que abre el programa que está detrás de esta pestaña, también las que fallan. La pestaña solo puede hablar con ese programa. Los modelos, los ajustes y la lista de lo que abrió se quedan en este equipo.',
  packages: 'Hecho con',
  packagesLead: 'Los paquetes de este programa, con sus licencias tal como las traen.',
  nothing: 'Nada coincide.',
  noText: 'El paquete no trae el texto de su licencia.',
  textOf: 'Licencia de {{name}}',
  loading: 'Leyendo las licencias…',
  electron:
    'Electron y Chromium traen sus propias licencias: los archivos LICENSE.electron.txt y LICENSES.chromium.html, junto al programa.',
};
