import type { Texts } from '../texts.ts';
import type { error as english } from '../en/error.ts';

export const error: Texts<typeof english> = {
  cancelled: 'Cancelado.',
  internal:
    'Ha fallado algo que no debía: {{reason}}. No se ha cambiado nada. Inténtelo otra vez; si se repite, comunique este texto.',
  'job-died':
    'El proceso que lee los modelos terminó ({{reason}}). No se ha cambiado nada; la ventana sigue. Inténtelo otra vez.',
  'job-timeout':
    'La lectura tardó más de {{seconds}} s y se detuvo. El modelo puede estar dañado o en un disco lento. Inténtelo otra vez o abra una carpeta menor.',
  'no-grant': 'Esto se abrió en una sesión anterior. Ábralo otra vez.',
  'no-handle': 'Esta lista se cerró. Ábrala otra vez.',
  'no-dialog': 'Aquí no hay cuadro de diálogo de archivos. Suelte la carpeta en la página.',
  'unknown-method': 'La página y el programa no encajan ({{method}}). Vuelva a cargar la página.',
  'bad-input': 'La página y el programa no encajan ({{method}}). Vuelva a cargar la página.',
  'bad-output': 'La página y el programa no encajan ({{method}}). Vuelva a cargar la página.',
  'foreign-sender': 'Una página ajena pidió esto y fue rechazada.',
  'no-session': 'Esta página no está conectada. Use la dirección que apareció en la terminal; vale una sola vez.',
  'no-connection': 'Model Porter ya no está en marcha. Inícielo otra vez y use la dirección nueva.',
  'too-many-files': 'Hay más de {{limit}} archivos. Suelte una carpeta más interior o un zip.',
  'not-listed':
    'Algo en «{{path}}» quedó fuera: su nombre no es texto válido y el navegador no puede alcanzarlo. Abra la carpeta en la ventana o con la línea de órdenes.',
  'cannot-write': 'No se pudo escribir «{{path}}» ({{reason}}). Lo que contenía sigue ahí.',
  'disk-full': 'No se pudo escribir «{{path}}»: el disco está lleno. Lo que contenía sigue ahí.',
  /** While a model is copied into a folder or zip. */
  'disk-full_room':
    'El disco de «{{folder}}» está lleno: allí no se pudo escribir entero «{{path}}». Libres: {{freeMb}} MB; faltan por copiar: {{neededMb}} MB. No se registró nada. Haga sitio; después la misma orden, o «model-porter resume», continúa.',
  'disk-full_at':
    'No se pudo escribir «{{path}}»: el disco de «{{folder}}» no admite más. Se agotó su espacio, su número de archivos o lo que usted puede usar de él. Haga sitio; después la misma orden, o «model-porter resume», continúa.',
  'no-model':
    '{{path}}: no se encontró ningún modelo. Indique una carpeta con un archivo MLmodel, un zip o un archivo MLmodel.',
  'several-models': '{{path}} contiene varios modelos. Indique la carpeta del que quiere.',
  'check-type-hints':
    '«{{path}}» no se ha juzgado: su firma viene de anotaciones de tipo de Python, que MLflow comprueba ejecutando el código del propio modelo. Pruebe los datos en un servidor de ensayo.',
  'compare-unreadable': '{{path}}: no se puede leer su MLmodel. Mírelo con «model-porter inspect».',
  'sqlite-missing':
    'No se pudo cargar SQLite en este sistema ({{system}}: {{reason}}). Model Porter lo incluye para Linux, macOS y Windows en x64 y arm64: vuelva a instalarlo.',
  'store-changing':
    '«{{path}}» está cambiando en este momento: algo escribe en él sin pausa. Inténtelo de nuevo cuando el entrenamiento descanse.',
  'store-empty': '«{{path}}» está vacío (0 bytes). Quizá la copia se interrumpió: vuelva a copiar la base de datos.',
  'no-store': '«{{path}}» no es un almacén de MLflow. Indique una carpeta mlruns o una base de datos como mlflow.db.',
  'store-no-model':
    'El almacén no tiene ningún modelo registrado «{{name}}». Puede que se haya borrado: vuelva a leer el almacén.',
  'store-too-far':
    '«{{path}}» tiene {{size}} bytes. Desde una pestaña del navegador o un zip se copian como mucho {{limit}} para leerlos: ábralo en la aplicación, o con «model-porter serve RUTA».',
  'artifacts-remote':
    'Los archivos están en un servicio ({{location}}), al que no se pregunta. Diga dónde hay una copia, en Lugares y problemas.',
  'artifacts-missing': 'No se encontraron los archivos ({{location}}). Diga dónde están, en Lugares y problemas.',
  'artifacts-unsafe': 'El lugar {{location}} lleva fuera de donde dice, así que no se siguió.',
  'store-no-run': 'El almacén no tiene el run «{{run}}». Quizá se eliminó definitivamente: vuelva a leer el almacén.',
  'uses-not-judged':
    'No se pudieron mirar {{count}} modelos de ahí: sus archivos no están en este equipo, o no todos se pueden leer.',
  'uses-unreadable': 'No se pueden leer todos los archivos de «{{path}}», así que no se puede buscar.',
  'lineage-gone': 'El almacén del que se leyó ya no está. Ábralo de nuevo o lea de nuevo el linaje.',
  'lineage-from': '«{{uri}}» es de un almacén: diga de cuál con --store.',
  'lineage-not-there': 'Ningún almacén en el que se miró tiene «{{uri}}». Diga cuál lo tiene con --store.',
  'lineage-several': 'Varios espacios tienen «{{uri}}»: {{names}}. Diga cuál con --store.',
};
