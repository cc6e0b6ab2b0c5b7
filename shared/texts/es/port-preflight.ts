import type { Texts } from '../texts.ts';
import type { preflight as english } from '../en/port-preflight.ts';

export const preflight: Texts<typeof english> = {
  checking: 'Comprobando {{name}}…',
  again: 'Comprobar otra vez',
  ready_one: 'Nada lo impide. {{count}} nota.',
  ready_other: 'Nada lo impide. {{count}} notas.',
  ready_zero: 'Nada lo impide.',
  passed_one: 'Pasa con su motivo. {{count}} nota.',
  passed_other: 'Pasa con su motivo. {{count}} notas.',
  stopped_one: '{{count}} cosa lo impide.',
  stopped_other: '{{count}} cosas lo impiden.',
  verdict: {
    none: 'Con este nombre todavía no se sirve nada allí, así que nadie que llame puede notarlo.',
    serving: 'Comparado con la versión {{version}}, que se sirve allí ahora.',
    servingAlias: 'Comparado con la versión {{version}}, que se obtiene allí por el alias {{alias}}.',
    fine: 'Quienes lo llaman pueden seguir como hasta ahora.',
    compare: 'Ver la comparación',
  },
  group: { stop: 'Lo detienen', 'not-judged': 'Sin juzgar', note: 'Notas', ok: 'Bien' },
  all_one: '{{count}} comprobación está bien',
  all_other: '{{count}} comprobaciones están bien',
  fix: 'Solución:',
  passable: 'Se puede pasar con un motivo.',
  more_one: 'y {{count}} más',
  more_other: 'y {{count}} más',
  reason: 'Por qué puede seguir de todos modos',
  reasonHelp: 'El motivo queda en el informe y como etiqueta de la versión.',
  reasonMissing: 'Escriba un motivo, o vuelva atrás y arregle lo que lo detiene.',
  interrupted: 'Una exportación de {{model}} a este lugar empezó antes y no terminó. ¿Continuar con ella?',
  toActivity: 'Mostrarla',
};
