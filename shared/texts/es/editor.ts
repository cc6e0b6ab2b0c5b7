import type { Texts } from '../texts.ts';
import type { editor as english } from '../en/editor.ts';

export const editor: Texts<typeof english> = {
  words: {
    promise: 'Se guarda como copia: en ella solo cambia la firma. El original queda intacto.',
    clean: 'Aún no se ha cambiado nada.',
    effect: 'Qué hacen los cambios',
    undo: 'Deshacer',
    redo: 'Rehacer',
    required: 'obligatoria',
    list: 'lista',
    default: 'por defecto',
    nameOf: 'Nombre de {{name}}',
    typeOf: 'Tipo de {{name}}',
    dtypeOf: 'Tipo numpy de {{name}}',
    shapeOf: 'Forma de {{name}}',
    shapeHint: 'Tamaños separados por comas; -1 es un tamaño libre: -1, 28, 28',
    defaultOf: 'Valor por defecto de {{name}}',
    defaultHint: 'JSON: 1.5, true, ["a"], null. Un texto o una fecha puede ir sin comillas.',
    move: 'Mover {{name}}',
    moveHint: 'Arrastre a otro lugar, o pulse las flechas arriba y abajo',
    moved: '{{name}} está ahora en el lugar {{place}} de {{count}}.',
    remove: 'Quitar {{name}}',
    addProperty: 'Añadir propiedad',
    inner: { items: 'cada elemento', values: 'cada valor' },
    none: {
      inputs: 'Sin entradas: MLflow no comprueba nada de lo que se envía al modelo.',
      outputs: 'No se declaran salidas.',
      params: 'Sin parámetros.',
    },
    add: { inputs: 'Añadir entrada', outputs: 'Añadir salida', params: 'Añadir parámetro' },
    start: {
      title: 'Partir de',
      current: 'La firma tal como está',
      blank: 'Nada',
      other: 'La firma de {{name}}',
      folder: 'Otro modelo: carpeta…',
      file: 'Otro modelo: zip o archivo…',
    },
    diff: {
      title: 'Líneas de MLmodel que cambian',
      none: 'No cambia ninguna línea.',
      cut: 'Este archivo MLmodel es demasiado largo para mostrar aquí sus líneas. Aun así, en la copia solo cambia la firma.',
      removed: 'quitada:',
      added: 'añadida:',
    },
    saving: 'Escribiendo la copia',
    written: '{{written}} de {{total}}',
    savedAs: '"{{name}}" se escribió y se volvió a leer: cada archivo es como era, y en MLmodel solo cambia la firma.',
    downloading: 'La descarga de "{{name}}" ha comenzado. En su MLmodel solo cambia la firma.',
    left: 'No se copiaron enlaces ni archivos especiales: {{names}}.',
    openCopy: 'Abrir la copia',
    unsaved: {
      title: 'Hay cambios sin guardar',
      text: 'La firma de {{name}} se cambió y no se guardó como copia. Al cerrarlo se pierden los cambios.',
      window: 'Se cambió una firma y no se guardó como copia. Al cerrar la ventana se pierden los cambios.',
      keep: 'Seguir editando',
      discard: 'Descartar',
      mark: 'sin guardar',
    },
    verdict: {
      compatible: 'Nadie lo nota: peticiones y respuestas siguen igual.',
      'converts-silently': 'Algunos valores se convierten sin avisar; revise qué cambia.',
      unknown: 'Sin juzgar: hay algo desconocido.',
      'breaks-consumers': 'Quienes leen las respuestas deben cambiar antes.',
      'breaks-callers': 'Quienes llaman deben cambiar antes.',
    },
    refused: 'MLflow rechazaría esta firma. Lo que objeta está en las filas marcadas.',
    channels: 'Por REST: {{rest}} En Python: {{dataframe}}',
  },
  problem: {
    'param-default-not-json':
      'El valor por defecto de "{{name}}" ({{value}}) no es un valor JSON: escriba 1.5, true, "texto", ["a", "b"] o null.',
    'signature-repeated-property':
      '"{{place}}" tiene dos propiedades llamadas "{{name}}". Cambie el nombre de una o quítela.',
  },
  error: {
    'edit-no-signature': '"{{name}}" no tiene firma de la que partir. Elija otro modelo.',
    'edit-unreadable':
      'No se puede leer la línea {{line}} de este archivo MLmodel, así que no se edita. Corrija antes esa línea; la vista «MLmodel» la muestra.',
    'edit-unproven':
      'La firma de este archivo MLmodel está ligada a otras partes de él (un ancla o un alias), así que no se pudo cambiar sola. No se ha escrito nada.',
    'edit-encoding':
      'Este archivo MLmodel está en {{encoding}}, o tiene caracteres dañados. MLflow solo lee UTF-8: guárdelo antes como UTF-8.',
    'edit-too-large': 'MLmodel tendría {{size}} bytes; Model Porter lee hasta {{limit}}. No se ha escrito nada.',
    'target-exists': '"{{path}}" ya existe. No se ha sobrescrito nada: elija otro nombre.',
    'target-inside': 'La copia quedaría dentro del original, que debe seguir como está. Elija un lugar fuera de él.',
    'copy-differs':
      '"{{path}}" se volvió a leer y difiere de lo que se escribió. La copia se ha quitado; puede que el disco falle. Pruebe con otro.',
    'copy-too-many': 'El modelo tiene más de {{limit}} archivos, así que no se ha copiado.',
    'source-changed':
      '"{{path}}" cambió mientras se copiaba. La copia se ha quitado: reintente cuando nadie escriba en él.',
    'zip-edit-too-large':
      'El zip pasaría de 4 GiB y necesitaría otro formato por dentro. Descomprímalo y edite la carpeta.',
    'zip-edit-unproven':
      'El zip editado no se leería como debe, así que no se ha escrito. Descomprímalo y edite la carpeta.',
    'text-too-large':
      '"{{path}}" tiene {{size}} bytes; aquí se leen hasta {{limit}}. Redúzcalo a las filas que importan.',
    'text-not-utf8': '"{{path}}" no es texto en UTF-8. Guárdelo como UTF-8 y reintente.',
    'no-example': 'El modelo se guardó sin ejemplo. Cree mejor datos a partir de su firma.',
    'suite-unreadable':
      'Esto no es un conjunto de casos guardados ({{reason}}). Elija un archivo que haya guardado Model Porter.',
    'signature-refused': 'MLflow rechazaría esta firma: {{reason}}. No se ha escrito nada.',
  },
};
