import type { port as english } from '../en/port.ts';
import type { Texts } from '../texts.ts';
import { words } from './port-words.ts';

export const port: Texts<typeof english> = {
  words,
  error: {
    'workspace-busy':
      'Otra transferencia ocupa este espacio de trabajo desde hace más de {{seconds}} s. Inténtelo cuando termine.',
    'not-a-workspace':
      '«{{path}}» no es una carpeta vacía ni un espacio de trabajo de MLflow. Elija una carpeta vacía, una con mlflow.db o mlruns dentro, o la propia base de datos.',
    'store-torn': '«{{path}}» está dañado o se está escribiendo. Inténtelo otra vez; si sigue así, mírelo con MLflow.',
    'store-busy': '«{{path}}» está bloqueado por otro programa ({{reason}}). Inténtelo cuando termine.',
    'store-refused': '«{{path}}» no se puede usar: {{reason}}. No se ha cambiado nada.',
    'store-unknown-revision':
      'Esta base de datos la hizo un MLflow que aquí no se conoce (revisión {{revision}}). Se puede leer y no se escribe en ella. Actualice Model Porter, o la base de datos con «mlflow db upgrade».',
    'store-no-revision':
      'Esta base de datos no dice qué MLflow la hizo: su tabla alembic_version falta o está vacía. Se puede leer y no se escribe nada en ella. Si MLflow aún la abre, actualícela con «mlflow db upgrade»; si no, recupérela de una copia.',
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
    'name-bytes':
      '«{{name}}» es demasiado largo para un almacén de archivos: allí cada nombre es un archivo, de {{limit}} bytes como máximo, y este ocupa {{bytes}}. Acórtelo o elija una base de datos.',
    'name-percent': '«{{name}}» no vale en un almacén de archivos: no se permiten «%» ni «\\».',
    'name-folder':
      '«{{name}}» no vale en un almacén de archivos: no todos los sistemas admiten una carpeta con ese nombre.',
    'name-alias': '«{{name}}» no vale como alias: se permiten letras, cifras, «_» y «-».',
    'name-reserved': '«{{name}}» está reservado por MLflow: un alias no es «latest» ni algo como «v3».',
    'name-tag-key': '«{{name}}» no vale como nombre de etiqueta: se permiten letras, cifras, espacios y «_ - . / :».',
    'name-tag-prompt':
      '«{{name}}» es la marca propia de MLflow para los prompts: MLflow niega un modelo que la tenga. Omita la etiqueta.',
    'name-tag-own':
      '«{{name}}» empieza como las etiquetas en las que Model Porter anota lo que hizo. Llame de otro modo a la etiqueta.',
    'name-tag-in-tag':
      'Un almacén de archivos no admite a la vez las etiquetas «{{name}}» y «{{other}}»: una sería un archivo y la otra, una carpeta con ese nombre. Dele otro nombre a una, quítela o elija una base de datos.',
    'name-tag-twice': 'La etiqueta «{{name}}» está dos veces y solo puede quedar una. Quite una.',
    'name-text': '«{{name}}» contiene algo que no es texto.',
    'name-value-length': 'El valor de «{{name}}» es demasiado largo: {{limit}} caracteres como máximo.',
    'name-prompt': '«{{name}}» es un prompt, no un modelo. Elija otro nombre.',
    'name-other-case': 'Ya existe «{{there}}», y este disco toma «{{name}}» por lo mismo. Use una sola grafía.',
    'version-none': 'Aquí no hay (ya) una versión {{version}} de «{{name}}».',
    'version-none_zip': 'El zip ya no está, o contiene ya otro modelo.',
    'database-none':
      '«{{path}}» no está. Compruebe el lugar. Un espacio de trabajo nuevo se crea en una carpeta, como su mlflow.db: indique la carpeta.',
    'place-uri':
      '«{{uri}}» es una dirección, no un lugar de esta máquina. Indique una carpeta, una base de datos (.db) o un zip.',
    'alias-none':
      '«{{name}}» no tiene (o ya no tiene) aquí el alias «{{alias}}». «model-porter list» muestra sus alias.',
    'stage-none':
      'Ninguna versión de «{{name}}» está (o ya no está) aquí en la etapa «{{stage}}». «model-porter list» muestra las versiones.',
    'folder-missing': '«{{path}}» no se puede escribir: su carpeta no existe. Créela antes o indique otro lugar.',
    'version-unread':
      'La versión {{version}} de «{{name}}» está ahí, pero «{{path}}» no se puede leer: está dañado, cortado o sin permiso, o falta. Arregle ese archivo, o use en su lugar la carpeta con los archivos del modelo.',
    'version-missing': 'Los archivos de «{{name}}» versión {{version}} ya no están en {{location}}.',
    'version-moved':
      'MLflow lo busca en «{{path}}», donde no está; está en «{{place}}». El espacio de trabajo se movió o cambió de nombre: devuélvalo a su lugar, o deje donde estaba un enlace a él. O transfiera otra vez el modelo: eso hace una versión que MLflow encuentra.',
    'version-remote':
      'Los archivos de «{{name}}» versión {{version}} están en {{location}}, no en este equipo. Descárguelos antes con MLflow.',
    'version-unsafe': 'El lugar de «{{name}}» versión {{version}} ({{location}}) lleva fuera de donde dice.',
    'version-race':
      'Otro programa tomó un número tras otro de «{{name}}» en el mismo momento. No se ha registrado nada; inténtelo otra vez.',
    'plan-stale':
      'Algo cambió desde que se planeó ({{what}}: planeado {{planned}}, ahora {{now}}). Vuelva a planearlo y mírelo.',
    'source-stale':
      '«{{path}}» no está como cuando se planeó esta transferencia. De ella no queda nada, y no se ha registrado nada. Planéela otra vez o exporte el modelo de nuevo.',
    'name-not-text':
      'El nombre de «{{path}}» no es texto válido (UTF-8), y quien reciba el modelo no podría leerlo. Cámbielo y reintente.',
    'manifest-differs':
      '«{{path}}» no es el archivo del que habla el model-porter.json del zip. La copia se ha quitado. Consiga de nuevo el zip de donde se empaquetó; si se cambió a propósito, quite de él model-porter.json.',
    'manifest-unfit':
      'La lista de archivos de «{{path}}» no encaja con la etiqueta model_porter_digest de la versión: se cambió una de las dos. Los archivos se compararon con la etiqueta, en conjunto. En caso de duda, compárelos con su origen.',
    'manifest-gone':
      'La lista de archivos que anotó la transferencia ya no está, así que no se puede decir cuáles difieren. Compare la versión con su origen o transfiérala de nuevo.',
    'undo-alias':
      'No se puede deshacer: desde entonces el alias «{{alias}}» apunta a la versión {{version}}. Muévalo antes.',
    'undo-stage': 'No se puede deshacer: la versión {{version}} recibió después una fase. Quítesela antes.',
    'undo-in-use':
      'No se ha deshecho: la versión {{version}} de «{{name}}» usa los archivos de esta transferencia, y no consta que sea la suya (el modelo se renombró, o se quitó o cambió la etiqueta «model_porter_export»). Si esa versión debe irse, bórrela usted.',
    'port-running': 'Esta transferencia está en marcha en otro proceso. Espérela o deténgala antes.',
    'port-ended': 'Esta transferencia ya terminó. Planee una nueva.',
    'port-undoing': 'Esta transferencia se estaba deshaciendo y se cortó. Termínelo antes: model-porter undo {{id}}.',
    'notes-not-writable':
      'No se puede escribir en «{{path}}», donde Model Porter anota sus transferencias ({{reason}}). No se copió nada. Corríjalo, o indique otra carpeta en la variable MODEL_PORTER_DATA.',
    'waiting-damaged':
      '«{{path}}» guarda una exportación que esperaba, y no se puede leer como tal: está dañado, cerrado para usted, o es de una versión más nueva. No había empezado, y el archivo se deja como está. Arréglelo, o exporte de nuevo y quite el archivo.',
    'port-none': 'Desde esta máquina aún no se transfirió nada, o se anotó en otro sitio: indique su journal.jsonl.',
    'port-unknown':
      'Aquí no hay ninguna transferencia «{{id}}». «export» escribe el identificador de cada una; --last es la más reciente.',
    'port-newer':
      'Otra versión de Model Porter escribió en el diario de la transferencia {{id}} algo que esta no conoce. No se cambió nada. Actualice Model Porter, o use la que lo escribió.',
    'port-moved':
      'La transferencia {{id}} fue a «{{path}}», y este no es el lugar donde guarda sus diarios: el espacio de trabajo, o su carpeta, se movió o se copió. Devuélvalo a su lugar o transfiera otra vez.',
    'port-away':
      'La transferencia {{id}} fue a «{{path}}», que ahora no está. Tráigalo de vuelta (puede faltar un disco); o indique otra transferencia por su identificador o por su diario.',
    'copy-too-many': 'El modelo tiene más de {{limit}} archivos.',
    'existing-damaged':
      'La versión {{version}} debería contener el mismo modelo y sus archivos difieren. Mírela con «model-porter verify»; bórrela con MLflow o arréglela.',
    'preflight-stops': 'Detenido por comprobaciones ({{ids}}).',
    'port-declined': 'No se llevó a cabo, y no se escribió nada.',
    'confirm-production': '«{{name}}» es producción. Diga su nombre para seguir: --confirm "{{name}}".',
    'resume-production':
      '«{{name}}» ya es producción, y no lo era cuando empezó esta transferencia. Para seguir: model-porter resume {{id}} --confirm "{{name}}". O deshágala y exporte de nuevo.',
    'source-gone':
      'El origen de esta transferencia ya no está en «{{path}}», y hay que copiarlo de ahí. Devuélvalo a su sitio y siga con «model-porter resume», o deshaga la transferencia con «model-porter undo».',
    'source-from': '«{{uri}}» está en un espacio de trabajo: diga en cuál con --from.',
    'source-elsewhere': 'No está aquí: $t(sourceUri.is.{{word}}) $t(sourceUri.todo.{{kind}})',
    'source-deleted':
      '«{{uri}}» se eliminó en MLflow, que ya no lo carga. Si aún hace falta, indique la carpeta con sus archivos.',
    'source-not-there': '«{{uri}}» no está en ese espacio, o sus archivos no están en este equipo.',
    'port-no-model':
      '«{{path}}» no contiene ni un archivo MLmodel ni un repositorio de Triton. Indique la carpeta del modelo; otros archivos se transfieren tal cual con --type custom.',
    'source-lone': '«{{path}}» es un archivo MLmodel solo. Indique la carpeta con todos los archivos del modelo.',
    'workspace-none':
      'No hay ningún espacio de trabajo en «{{path}}». Compruebe el lugar; una transferencia a una carpeta nueva o vacía crea uno.',
    'workspace-unknown': 'Ningún espacio de trabajo se llama «{{name}}». «model-porter workspace list» los muestra.',
    'workspace-letters':
      'El espacio de trabajo se llama «{{name}}», no «{{given}}». Escríbalo así; una carpeta de aquí con ese nombre es «./{{given}}».',
    'workspaces-damaged':
      'La lista de espacios de trabajo, «{{path}}», está dañada o no es nuestra; por eso no se sabe qué lugares son de producción. Repárela, o añada un espacio: así empieza una lista nueva y esta se conserva al lado, con «.damaged» al final.',
    'data-folder':
      '«{{path}}» es un archivo. Model Porter necesita ahí una carpeta para sus ajustes y diarios: mueva el archivo, o indique otra carpeta con MODEL_PORTER_DATA.',
    'workspaces-busy':
      'Otro programa lleva más de {{seconds}} s cambiando la lista de espacios de trabajo. No se cambió nada; inténtelo otra vez.',
    'workspace-taken': 'Ya hay un espacio de trabajo que se llama «{{name}}». Quítelo antes o elija otro nombre.',
    'workspace-name':
      '«{{name}}» no sirve como nombre de un espacio de trabajo. Elija uno que no parezca un lugar: sin «/», «.db» ni «.zip», ni como «..», «~» o «C:», de 100 caracteres como máximo.',
    'workspace-place':
      'Este lugar ya es un espacio de trabajo que se llama «{{name}}». Cada lugar tiene un solo nombre, para que conserve su función.',
    'workspace-zip': '«{{path}}» es un zip, que contiene un solo modelo. Ábralo, o elíjalo al exportar un modelo.',
    'workspace-not-empty': '«{{path}}» ya contiene un espacio de trabajo. Añádalo como está o elija una carpeta vacía.',
    'zip-no-edits': 'Un zip no se edita. Impórtelo antes a un espacio de trabajo.',
    'edit-unknown': 'Ya no se puede deshacer: ya se deshizo o ha pasado demasiado tiempo.',
    'edit-changed': 'Ya no se puede deshacer: «{{name}}» cambió después en el mismo lugar.',
    'edit-taken': 'Ya no se puede deshacer: vuelve a haber un «{{name}}».',
    'edit-written-over':
      'La descripción de «{{name}}» no se queda: otro programa volvió a escribir la anterior cada vez. Inténtelo de nuevo cuando ese programa termine.',
    'edit-too-large':
      'No se hizo: para poder deshacerlo habría que guardar más de {{limit}} MB. Hágalo con MLflow, que no puede deshacer.',
    'workspace-tab':
      'Una pestaña del navegador no da ningún lugar en el disco. Inicie con «model-porter serve CARPETA», o dé nombre al lugar con «model-porter workspace add».',
    /** Of a zip that was gone on with. */
    'target-exists_kept':
      'Entretanto alguien hizo «{{path}}», y no se sobrescribe. Lo que hizo esta transferencia está entero en «{{kept}}». Quite de ahí el otro archivo, y después: model-porter resume {{id}}. O límpielo: model-porter undo {{id}}.',
    'target-in-source':
      '«{{path}}» quedaría dentro del modelo que se transfiere y pasaría a ser parte de él. Indique un lugar junto a él.',
    'report-form': '«{{path}}» no dice la forma del informe. Que termine en .html, .md o .json.',
    'no-plan': '«{{path}}» no es un plan que haya escrito esta versión de Model Porter.',
    'source-path': '«{{uri}}» es un lugar del disco. Ábralo con los botones de arriba.',
    'port-state': 'Eso no se puede hacer ahora con esta transferencia. Mírela en Actividad.',
    'port-tab':
      'Esto lo tiene la pestaña del navegador, y una transferencia lee del disco. Empiece con su ruta: model-porter serve RUTA.',
    'port-zip': 'Este zip se eligió antes de volver a iniciar el programa. Elíjalo otra vez.',
    'target-escaped':
      'MLflow no puede cargar lo que está bajo «{{path}}»: toma «{{code}}» en un nombre por una letra codificada.',
    'target-not-writable': 'No se puede escribir en «{{path}}». Pregunte a su dueño o elija otro lugar.',
    'undo-changed': 'No se puede deshacer: «{{path}}» ha cambiado desde que se escribió.',
    'undo-not-own':
      'No se ha deshecho: «{{path}}» contiene lo mismo, pero nada prueba que sea el archivo que escribió esta transferencia. Puede ser una copia, haber cambiado de fecha, o su disco se montó de nuevo. Se queda como está; bórrelo usted si es suyo.',
  },
};
