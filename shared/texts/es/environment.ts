import type { Texts } from '../texts.ts';
import type { environment as english } from '../en/environment.ts';

/** La vista de con qué se ejecuta un modelo. */
export const environment: Texts<typeof english> = {
  sentence: {
    python: 'Se ejecuta con Python {{version}} y {{packages}}.',
    noPython: 'Se ejecuta con {{packages}}; no se nombra ninguna versión de Python.',
    packages_one: '{{count}} paquete',
    packages_other: '{{count}} paquetes',
    none: 'No se dice con qué se ejecuta este modelo.',
  },
  lone: 'Solo se abrió MLmodel. Abra la carpeta entera para ver requirements.txt, conda.yaml y python_env.yaml.',
  agrees: 'Todo lo que se dice de una versión concuerda.',
  disagrees_one: '{{count}} paquete aparece con versiones que no concuerdan entre sí.',
  disagrees_other: '{{count}} paquetes aparecen con versiones que no concuerdan entre sí.',
  loose_one: '{{count}} paquete no tiene versión fija: lo que se instale depende del día.',
  loose_other: '{{count}} paquetes no tienen versión fija: lo que se instale depende del día.',
  column: {
    package: 'Paquete',
    requirements: 'requirements.txt',
    conda: 'conda.yaml',
    'python-env': 'python_env.yaml',
    mlmodel: 'MLmodel',
    remarks: 'Observaciones',
  },
  table: 'Paquetes, según dónde se nombran',
  python: 'Python',
  nothing: 'no se nombra',
  missing: 'El archivo no está',
  unreadable: 'El archivo no se pudo leer',
  mark: {
    disagree: '{{a}} fija {{version}}; {{b}} pide {{other}}',
    loose: 'Sin versión fija en {{source}}',
    'not-judged': 'De {{source}} no se deduce ninguna versión: no se juzga',
    agree: 'Concuerda',
    single: 'Se nombra una vez',
  },
  only: {
    all: 'Todos',
    marked: 'Con observaciones',
    label: 'Qué paquetes mostrar',
    none: 'Ningún paquete tiene observaciones.',
  },
  copy: { pip: 'Copiar como requirements.txt', conda: 'Copiar como conda.yaml' },
  channels: 'conda busca en: {{channels}}',
  notes: 'Además, en estos archivos',
  place: '{{file}}, línea {{line}}',
  note: {
    option: 'Opción para pip: {{text}}',
    'long-line': 'Se omitió una línea de más de 4096 caracteres: no es un requisito.',
    'not-yaml': 'A partir de aquí el archivo no es YAML y no se leyó lo que sigue.',
    'no-dependencies': 'El archivo no tiene lista de dependencias.',
    'odd-entry': 'Esta entrada no es de las que conda conoce y se omitió.',
  },
};
