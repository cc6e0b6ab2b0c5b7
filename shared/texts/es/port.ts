import type { port as english } from '../en/port.ts';
import type { Texts } from '../texts.ts';

export const port: Texts<typeof english> = {
  error: {
    'workspace-busy':
      'Otra transferencia ocupa este espacio de trabajo desde hace más de {{seconds}} s. Inténtelo cuando termine.',
    'not-a-workspace':
      '"{{path}}" no está vacía y no es un espacio de trabajo de MLflow. Indique una carpeta vacía, una con mlflow.db o mlruns dentro, o un .zip.',
    'store-torn': '"{{path}}" está dañado o se está escribiendo. Inténtelo otra vez; si sigue así, mírelo con MLflow.',
    'store-busy': '"{{path}}" está bloqueado por otro programa ({{reason}}). Inténtelo cuando termine.',
    'store-refused': '"{{path}}" no se puede usar: {{reason}}. No se ha cambiado nada.',
    'store-unknown-revision':
      'Esta base de datos la hizo un MLflow que aquí no se conoce (revisión {{revision}}). Se puede leer y no se escribe en ella. Actualice Model Porter, o la base de datos con "mlflow db upgrade".',
    'store-no-registry':
      'Esta base de datos es demasiado antigua para modelos registrados (revisión {{revision}}, {{column}}). Actualícela antes con "mlflow db upgrade".',
    'store-unknown-column':
      'Esta base de datos tiene una columna que aquí no se conoce ({{column}}). No se escribe nada en ella. Actualice Model Porter.',
    'store-no-aliases':
      'Esta base de datos es demasiado antigua para alias (revisión {{revision}}). Transfiera sin alias o actualícela con "mlflow db upgrade".',
    'name-empty': 'Falta un nombre.',
    'name-slash': '"{{name}}" no vale como nombre de modelo registrado: no se permiten "/" ni ":".',
    'name-path': '"{{name}}" no vale como nombre: se lee como una ruta.',
    'name-length': '"{{name}}" es demasiado largo: {{limit}} caracteres como máximo.',
    'name-percent': '"{{name}}" no vale en un almacén de archivos: no se permiten "%" ni "\\".',
    'name-folder':
      '"{{name}}" no vale en un almacén de archivos: no todos los sistemas admiten una carpeta con ese nombre.',
    'name-alias': '"{{name}}" no vale como alias: se permiten letras, cifras, "_" y "-".',
    'name-reserved': '"{{name}}" está reservado por MLflow: un alias no es "latest" ni algo como "v3".',
    'name-tag-key': '"{{name}}" no vale como nombre de etiqueta: se permiten letras, cifras, espacios y "_ - . / :".',
    'name-text': '"{{name}}" contiene algo que no es texto.',
    'name-value-length': 'El valor de "{{name}}" es demasiado largo: {{limit}} caracteres como máximo.',
    'name-prompt': '"{{name}}" es un prompt, no un modelo. Elija otro nombre.',
    'name-other-case': 'Ya existe "{{there}}", y este disco toma "{{name}}" por lo mismo. Use una sola grafía.',
    'version-none': 'Aquí no hay (ya) una versión {{version}} de "{{name}}".',
    'version-missing': 'Los archivos de "{{name}}" versión {{version}} ya no están en {{location}}.',
    'version-remote':
      'Los archivos de "{{name}}" versión {{version}} están en {{location}}, no en este equipo. Descárguelos antes con MLflow.',
    'version-unsafe': 'El lugar de "{{name}}" versión {{version}} ({{location}}) lleva fuera de donde dice.',
    'version-race':
      'Otro programa tomó un número tras otro de "{{name}}" en el mismo momento. No se ha registrado nada; inténtelo otra vez.',
    'plan-stale':
      'Algo cambió desde que se planeó ({{what}}: planeado {{planned}}, ahora {{now}}). Vuelva a planearlo y mírelo.',
    'undo-alias':
      'No se puede deshacer: desde entonces el alias "{{alias}}" apunta a la versión {{version}}. Muévalo antes.',
    'undo-stage': 'No se puede deshacer: la versión {{version}} recibió después una fase. Quítesela antes.',
    'undo-changed': 'No se puede deshacer: "{{path}}" ha cambiado desde que se escribió.',
  },
};
