import type { port as english } from '../en/port.ts';
import type { Texts } from '../texts.ts';
import { words } from './port-words.ts';

export const port: Texts<typeof english> = {
  words,
  error: {
    'workspace-busy':
      'Otra transferencia ocupa este espacio de trabajo desde hace más de {{seconds}} s. Inténtelo cuando termine.',
    'not-a-workspace':
      '«{{path}}» no está vacía y no es un espacio de trabajo de MLflow. Indique una carpeta vacía, una con mlflow.db o mlruns dentro, o un .zip.',
    'store-torn': '«{{path}}» está dañado o se está escribiendo. Inténtelo otra vez; si sigue así, mírelo con MLflow.',
    'store-busy': '«{{path}}» está bloqueado por otro programa ({{reason}}). Inténtelo cuando termine.',
    'store-refused': '«{{path}}» no se puede usar: {{reason}}. No se ha cambiado nada.',
    'store-unknown-revision':
      'Esta base de datos la hizo un MLflow que aquí no se conoce (revisión {{revision}}). Se puede leer y no se escribe en ella. Actualice Model Porter, o la base de datos con «mlflow db upgrade».',
    'store-no-registry':
      'Esta base de datos es demasiado antigua para modelos registrados (revisión {{revision}}, {{column}}). Actualícela antes con «mlflow db upgrade».',
    'store-unknown-column':
      'Esta base de datos tiene una columna que aquí no se conoce ({{column}}). No se escribe nada en ella. Actualice Model Porter.',
    'store-no-aliases':
      'Esta base de datos es demasiado antigua para alias (revisión {{revision}}). Transfiera sin alias o actualícela con «mlflow db upgrade».',
    'name-empty': 'Falta un nombre.',
    'name-slash': '«{{name}}» no vale como nombre de modelo registrado: no se permiten «/» ni «:».',
    'name-path': '«{{name}}» no vale como nombre: se lee como una ruta.',
    'name-length': '«{{name}}» es demasiado largo: {{limit}} caracteres como máximo.',
    'name-percent': '«{{name}}» no vale en un almacén de archivos: no se permiten «%» ni «\\».',
    'name-folder':
      '«{{name}}» no vale en un almacén de archivos: no todos los sistemas admiten una carpeta con ese nombre.',
    'name-alias': '«{{name}}» no vale como alias: se permiten letras, cifras, «_» y «-».',
    'name-reserved': '«{{name}}» está reservado por MLflow: un alias no es «latest» ni algo como «v3».',
    'name-tag-key': '«{{name}}» no vale como nombre de etiqueta: se permiten letras, cifras, espacios y «_ - . / :».',
    'name-tag-in-tag':
      'Un almacén de archivos no admite a la vez las etiquetas «{{name}}» y «{{other}}»: una sería un archivo y la otra, una carpeta con ese nombre. Dele otro nombre a una, quítela o elija una base de datos.',
    'name-text': '«{{name}}» contiene algo que no es texto.',
    'name-value-length': 'El valor de «{{name}}» es demasiado largo: {{limit}} caracteres como máximo.',
    'name-prompt': '«{{name}}» es un prompt, no un modelo. Elija otro nombre.',
    'name-other-case': 'Ya existe «{{there}}», y este disco toma «{{name}}» por lo mismo. Use una sola grafía.',
    'version-none': 'Aquí no hay (ya) una versión {{version}} de «{{name}}».',
    'version-missing': 'Los archivos de «{{name}}» versión {{version}} ya no están en {{location}}.',
    'version-remote':
      'Los archivos de «{{name}}» versión {{version}} están en {{location}}, no en este equipo. Descárguelos antes con MLflow.',
    'version-unsafe': 'El lugar de «{{name}}» versión {{version}} ({{location}}) lleva fuera de donde dice.',
    'version-race':
      'Otro programa tomó un número tras otro de «{{name}}» en el mismo momento. No se ha registrado nada; inténtelo otra vez.',
    'plan-stale':
      'Algo cambió desde que se planeó ({{what}}: planeado {{planned}}, ahora {{now}}). Vuelva a planearlo y mírelo.',
    'manifest-differs':
      '«{{path}}» no es el archivo del que habla el model-porter.json del zip. La copia se ha quitado. Consiga de nuevo el zip de donde se empaquetó; si se cambió a propósito, quite de él model-porter.json.',
    'undo-alias':
      'No se puede deshacer: desde entonces el alias «{{alias}}» apunta a la versión {{version}}. Muévalo antes.',
    'undo-stage': 'No se puede deshacer: la versión {{version}} recibió después una fase. Quítesela antes.',
    'port-running': 'Esta transferencia está en marcha en otro proceso. Espérela o deténgala antes.',
    'port-ended': 'Esta transferencia ya terminó. Planee una nueva.',
    'notes-not-writable':
      'No se puede escribir en «{{path}}», donde Model Porter anota sus transferencias ({{reason}}). No se copió nada. Corríjalo, o indique otra carpeta en la variable MODEL_PORTER_DATA.',
    'port-none': 'Desde esta máquina aún no se transfirió nada, o se anotó en otro sitio: indique su journal.jsonl.',
    'port-unknown':
      'Aquí no hay ninguna transferencia «{{id}}». «export» escribe el identificador de cada una; --last es la más reciente.',
    'port-moved':
      'El diario de la transferencia {{id}} no está donde lo guarda su espacio de trabajo. Devuelva el espacio a su lugar o transfiera otra vez.',
    'copy-too-many': 'El modelo tiene más de {{limit}} archivos.',
    'existing-damaged':
      'La versión {{version}} debería contener el mismo modelo y sus archivos difieren. Mírela con «model-porter verify»; bórrela con MLflow o arréglela.',
    'preflight-stops': 'Detenido por controles ({{ids}}).',
    'port-declined': 'No se llevó a cabo, y no se escribió nada.',
    'confirm-production': '«{{name}}» es producción. Diga su nombre para seguir: --confirm "{{name}}".',
    'source-gone': 'El origen de esta transferencia ya no está en «{{path}}». Deshágala con «model-porter undo».',
    'source-from': '«{{uri}}» es una versión de un espacio de trabajo: diga de cuál con --from.',
    'source-elsewhere': 'No está aquí: $t(sourceUri.is.{{word}}) $t(sourceUri.todo.{{kind}})',
    'source-not-there': '«{{uri}}» no está en ese espacio, o sus archivos no están en este equipo.',
    'port-no-model':
      '«{{path}}» no contiene ni un archivo MLmodel ni un repositorio de Triton. Indique la carpeta del modelo; otros archivos se transfieren tal cual con --type custom.',
    'source-lone': '«{{path}}» es un archivo MLmodel solo. Indique la carpeta con todos los archivos del modelo.',
    'workspace-none':
      'No hay ningún espacio de trabajo en «{{path}}». Compruebe el lugar; una transferencia a una carpeta nueva o vacía crea uno.',
    'workspace-unknown': 'Ningún espacio de trabajo se llama «{{name}}». «model-porter workspace list» los muestra.',
    'workspaces-damaged':
      'La lista de espacios de trabajo, «{{path}}», está dañada o no es nuestra; por eso no se sabe qué lugares son de producción. Repárela, o añada un espacio: así empieza una lista nueva y esta se conserva al lado, con «.damaged» al final.',
    'workspaces-busy':
      'Otro programa lleva más de {{seconds}} s cambiando la lista de espacios de trabajo. No se cambió nada; inténtelo otra vez.',
    'workspace-taken': 'Ya hay un espacio de trabajo que se llama «{{name}}». Quítelo antes o elija otro nombre.',
    'workspace-name':
      '«{{name}}» no sirve como nombre de un espacio de trabajo. Elija uno sin «/», «.db» ni «.zip», de 100 caracteres como máximo.',
    'workspace-place':
      'Este lugar ya es un espacio de trabajo que se llama «{{name}}». Cada lugar tiene un solo nombre, para que conserve su función.',
    'workspace-zip': '«{{path}}» es un zip, que contiene un solo modelo. Ábralo, o elíjalo al exportar un modelo.',
    'workspace-not-empty': '«{{path}}» ya contiene un espacio de trabajo. Añádalo como está o elija una carpeta vacía.',
    'zip-no-edits': 'Un zip no se edita. Impórtelo antes a un espacio de trabajo.',
    'edit-unknown': 'Ya no se puede deshacer: ya se deshizo o ha pasado demasiado tiempo.',
    'edit-changed': 'Ya no se puede deshacer: «{{name}}» cambió después en el mismo lugar.',
    'edit-taken': 'Ya no se puede deshacer: vuelve a haber un «{{name}}».',
    'edit-too-large':
      'No se hizo: para poder deshacerlo habría que guardar más de {{limit}} MB. Hágalo con MLflow, que no puede deshacer.',
    'workspace-tab':
      'Una pestaña del navegador no da ningún lugar en el disco. Inicie con «model-porter serve CARPETA», o dé nombre al lugar con «model-porter workspace add».',
    'tag-form': '«{{text}}» no es una etiqueta. Escriba CLAVE=VALOR.',
    'report-form': '«{{path}}» no dice la forma del informe. Que termine en .html, .md o .json.',
    'no-plan': '«{{path}}» no es un plan que haya escrito esta versión de Model Porter.',
    'source-path': '«{{uri}}» es un lugar del disco. Ábralo con los botones de arriba.',
    'port-state': 'Eso no se puede hacer ahora con esta transferencia. Mírela en Actividad.',
    'port-tab':
      'Esto lo tiene la pestaña del navegador, y una transferencia lee del disco. Empiece con su ruta: model-porter serve RUTA.',
    'port-zip': 'Este zip se eligió antes de volver a iniciar el programa. Elíjalo otra vez.',
    'target-not-writable': 'No se puede escribir en «{{path}}». Pregunte a su dueño o elija otro lugar.',
    'undo-changed': 'No se puede deshacer: «{{path}}» ha cambiado desde que se escribió.',
  },
};
