import type { Texts } from '../texts.ts';
import type { search as english } from '../en/search.ts';

export const search: Texts<typeof english> = {
  kind: {
    command: 'Órdenes',
    column: 'Columnas y parámetros',
    package: 'Paquetes',
    file: 'Archivos',
    value: 'Valores',
  },
  part: { inputs: 'entrada', outputs: 'salida', params: 'parámetro' },
  shownOf: '{{shown}} de {{total}}',
  more_one: 'Mostrar {{shown}} más',
  more_other: 'Mostrar {{shown}} más',
  cut: 'Se muestran {{shown}} de cada clase. Escriba más para acotar.',
  missing: 'falta',
  line: 'línea {{line}}',
  nothing: 'Nada coincide con «{{query}}».',
  nothingIn_one: 'Nada del modelo abierto ni ninguna orden coincide con «{{query}}».',
  nothingIn_other: 'Nada de los {{count}} modelos abiertos ni ninguna orden coincide con «{{query}}».',
  busy_one: 'Buscando en {{count}} modelo…',
  busy_other: 'Buscando en {{count}} modelos…',
  done_one: 'Se ha buscado en {{count}} modelo.',
  done_other: 'Se ha buscado en {{count}} modelos.',
  empty: '{{name}} no contiene nada en lo que buscar.',
  none: '{{name}} no contiene ningún modelo.',
  several: '{{name}} contiene varios modelos. Abra aquel en el que quiera buscar.',
  failed: 'No se ha buscado en {{name}}. {{reason}}',
  gap: {
    mlmodel: '{{name}}: no se puede leer su MLmodel, así que solo se ha buscado en sus archivos.',
    'mlmodel-part': '{{name}}: solo se ha podido leer una parte de su MLmodel, y solo en ella se ha buscado.',
    environment: '{{name}}: no se han podido leer todos los archivos de su entorno.',
    files: '{{name}}: la lista de sus archivos no está completa.',
    values: '{{name}}: su MLmodel contiene muchísimos valores y solo se ha buscado en los primeros.',
  },
};
