import type { Texts } from '../texts.ts';
import type { compareReport as english } from '../en/compare-report.ts';

export const compareReport: Texts<typeof english> = {
  forward: 'B en lugar de A',
  rollback: 'Marcha atrás (aquí A es {{b}} y B es {{a}})',
  glossaryTitle: 'Qué significan los veredictos',
  glossary: {
    compatible: 'B acepta toda petición hecha para A, y su modelo recibe exactamente los mismos valores.',
    'converts-silently':
      'B acepta las peticiones, pero su modelo recibe otros valores, dtypes o columnas. Nadie recibe un aviso.',
    unknown: 'No se puede saber por los archivos. Puede que esté bien o puede que no.',
    'breaks-consumers':
      'Las respuestas cambian de un modo para el que deben estar preparados los programas que las leen.',
    'breaks-callers': 'B rechaza algunas peticiones que A acepta.',
  },
  rule: 'Regla {{id}} de comparación de modelos',
  more: '… y {{count}} más',
  footer: 'Comparado por {{tool}} {{version}} según el comportamiento de {{rules}}. No se ejecutó nada de los modelos.',
};
