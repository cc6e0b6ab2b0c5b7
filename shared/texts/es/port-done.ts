import type { report as english } from '../en/port-done.ts';
import type { Texts } from '../texts.ts';

export const report: Texts<typeof english> = {
  done: '{{model}} versión {{version}} está en {{target}}.',
  doneZip: '{{model}} está en {{target}}.',
  existing: 'Ya estaba allí como versión {{version}} de {{model}}. No hizo falta copiar nada.',
  undone: 'Se ha deshecho la versión {{version}} de {{model}}.',
  undoneExisting: 'Deshecha. La versión {{version}} de {{model}} ya estaba antes, y se queda.',
  existing_zip: 'Ya está: {{target}} contiene lo mismo. No hubo que copiar nada.',
  undone_zip: 'Deshecho: se quitó el zip con {{model}}.',
  undoneExisting_zip: 'Deshecho. El zip {{target}} ya estaba antes, y se queda.',
  identical_one: '{{identical}} de {{count}} archivo idéntico',
  identical_other: '{{identical}} de {{count}} archivos idénticos',
  byDigest: 'por SHA-256, leído de nuevo en el destino',
  moved: 'Entretanto alguien tomó la versión {{planned}}, así que es la versión {{version}}.',
  alias: 'El alias {{alias}} apunta a la versión {{version}} (antes: {{before}}).',
  took: 'Duró {{took}}',
  save: 'Guardar el informe',
  form: { html: 'Como página web (HTML)', markdown: 'Como Markdown', json: 'Para programas (JSON)' },
  verify: 'Volver a leerlo',
  verifying: 'Leyendo: {{percent}} %',
  same: 'Leído de nuevo ahora mismo: cada archivo está como se transfirió.',
  expected: 'MLflow ha añadido {{list}} desde entonces. No es ningún daño.',
  differs: 'No está como se transfirió:',
  undoable: {
    version:
      'Se puede deshacer: su versión se borra como las borra MLflow, y sus alias vuelven a apuntar adonde apuntaban.',
    existing:
      'Se puede deshacer: la versión ya estaba antes y se queda, y sus alias vuelven a apuntar adonde apuntaban.',
    existing_zip: 'Se puede deshacer: el zip ya estaba antes y se queda.',
    zip: 'Se puede deshacer: el zip se quita, salvo que se haya cambiado desde entonces.',
  },
  setAlias: 'Poner un alias',
  aliasSet: 'El alias {{alias}} apunta ahora a la versión {{version}}.',
  files: 'Archivos y sus SHA-256',
  file: 'Archivo',
  size: 'Tamaño',
  digest: 'SHA-256',
  reason: 'Motivo dado:',
  download: 'Descargarlo otra vez',
  gone: 'El zip ya no está: se movió o se borró, o era la copia de este programa para una descarga y terminó con él.',
  undoTitle: '¿Deshacerla?',
  undoText: {
    version:
      'La versión {{version}} de {{model}} se borra de {{target}}, como borra MLflow una versión. Su número no se vuelve a usar.',
    existing: 'La versión {{version}} de {{model}} ya estaba en {{target}} y se queda.',
    existing_zip: 'El zip ya estaba antes y se queda: {{target}}.',
    zip: 'El zip se quita: {{target}}. Se queda si se ha cambiado desde entonces.',
  },
  undoAlias: {
    back: 'El alias {{alias}} vuelve a la versión {{version}}.',
    gone: 'El alias {{alias}} se quita: no tiene versión a la que volver.',
  },
  left: {
    model: 'El modelo registrado se queda.',
    number: 'El número no se vuelve a usar.',
    bytes: 'Los archivos copiados se quedan: otra versión los usa, o no se pudo preguntar a un almacén de al lado.',
    zip: 'El archivo que lleva el nombre del ZIP se queda: no consta que sea el que escribió esta exportación.',
  },
  fileStore: 'Es un almacén de archivos: MLflow 3.17 solo lo abre con MLFLOW_ALLOW_FILE_STORE=true.',
};
