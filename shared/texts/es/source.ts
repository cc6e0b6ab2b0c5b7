import type { Texts } from '../texts.ts';
import type { source as english } from '../en/source.ts';

export const source: Texts<typeof english> = {
  problem: {
    'no-mlmodel': 'Aquí no hay ningún archivo MLmodel. Carpetas revisadas: {{folders}}; niveles: {{depth}}.',
    'mlmodel-unread':
      'No se pudo leer todo, así que no se sabe si aquí hay un modelo. Pida permiso a su dueño, o cópielo a una carpeta suya.',
    'seen-other-case': 'Hay un «{{path}}». MLflow busca exactamente «MLmodel»: cámbiele el nombre si lo es.',
    'seen-store':
      'Hay una base de datos de MLflow («{{path}}»). Sus modelos pueden estar en otro lugar: abra la carpeta de los artefactos.',
    'seen-triton': '«{{path}}» es de NVIDIA Triton, que tiene sus propias carpetas de modelo.',
    'seen-weights':
      'Hay un archivo de modelo («{{path}}»), pero no la carpeta que MLflow crea a su alrededor. Búsquela un nivel más arriba o registre el modelo con MLflow.',
    'seen-environment': 'Hay un archivo de entorno («{{path}}»): quizá MLmodel se quedó atrás al copiar la carpeta.',
    'seen-run': '«{{path}}» es de una ejecución o un experimento de MLflow cuyos artefactos no están aquí.',
    'mlmodel-is-a-folder': '«{{path}}» es una carpeta. MLflow espera un archivo con ese nombre.',
    'mlmodel-is-a-link': '«{{path}}» es un enlace y no se ha seguido. Abra la carpeta a la que lleva.',
    'mlmodel-is-special': '«{{path}}» no es un archivo corriente y no se ha abierto.',
    'no-permission': 'No se pudo leer «{{path}}»: falta permiso.',
    'cannot-read': 'No se pudo leer «{{path}}»: {{reason}}.',
    'not-found': '«{{path}}» ya no está.',
    'name-not-text': '«{{path}}» tiene un nombre que no es texto en UTF-8 y no se puede abrir. Cámbiele el nombre.',
    'not-a-file': '«{{path}}» no es un archivo.',
    'is-a-link': '«{{path}}» es un enlace y no se ha seguido.',
    'find-too-deep': 'La búsqueda se detuvo a {{depth}} niveles. Abra una carpeta más interior para ver más.',
    'find-too-many': 'La búsqueda se detuvo tras {{limit}} archivos. Abra una carpeta más interior para ver más.',
    'files-not-checked':
      'Solo se abrió el archivo MLmodel, así que no se buscaron los archivos que nombra. Abra la carpeta entera para comprobarlos.',
    'file-missing': 'Falta «{{path}}» (lo nombra {{key}}).',
    'file-outside': '«{{path}}» ({{key}}) lleva fuera de la carpeta del modelo y no se ha mirado.',
    'file-is-a-link': '«{{path}}» ({{key}}) es un enlace y no se ha seguido.',
    'file-is-a-pointer':
      '«{{path}}» es un marcador de Git LFS: el archivo real no se descargó. Ejecute «git lfs pull» en el origen del modelo.',
  },
  error: {
    'not-found': '«{{path}}» no está (o ya no). Compruebe el lugar o búsquelo otra vez.',
    'no-permission':
      'No se puede leer «{{path}}»: falta permiso. Pídalo a su propietario o cópielo a una carpeta suya.',
    'cannot-read': 'No se puede leer «{{path}}» ({{reason}}).',
    'path-escapes': '«{{path}}» lleva fuera de lo que se abrió y no se ha leído.',
    'is-a-link': '«{{path}}» es un enlace y no se ha seguido.',
    'link-loop': '«{{path}}» es un enlace que da vueltas en círculo. Indique aquello a lo que debería llevar.',
    'name-too-long': '«{{path}}» es más largo de lo que aquí puede ser un nombre. Compruebe lo que se escribió o pegó.',
    'not-a-file': '«{{path}}» no es un archivo.',
    'special-file': '«{{path}}» es un dispositivo, una tubería o un socket, no un archivo. No se ha abierto.',
    'empty-file': '«{{path}}» está vacío. Quizá la copia se detuvo antes de tiempo: cópielo otra vez.',
    'empty-zip': '«{{path}}» está vacío, así que no es un zip. Descárguelo otra vez.',
    'not-a-zip': '«{{path}}» se llama zip pero contiene otra cosa. Descárguelo otra vez o déle su nombre correcto.',
    'is-html':
      '«{{path}}» contiene una página web, seguramente una de inicio de sesión guardada en lugar del archivo. Inicie sesión y descárguelo otra vez.',
    'is-tar': '«{{path}}» es un archivo tar o comprimido. Descomprímalo y abra la carpeta, o empaquételo como zip.',
    'is-other-archive': '«{{path}}» es un archivo 7z o rar. Descomprímalo y abra la carpeta, o empaquételo como zip.',
    'is-a-pickle':
      '«{{path}}» es un pickle suelto. No tiene un MLmodel que diga qué contiene; abra la carpeta que lo rodea. No se ha cargado.',
    'is-a-store':
      '«{{path}}» es una base de datos de runs, no un modelo. Ábrala por sí sola para ver sus runs y modelos.',
    'not-a-model': '«{{path}}» no es una carpeta de modelo, ni un zip, ni un archivo MLmodel.',
    'no-tab': 'La pestaña del navegador ya no tiene estos archivos. Suéltelos otra vez.',
    'zip-no-end': '«{{path}}» no tiene final: el zip no se descargó o copió entero. Consígalo otra vez.',
    'zip-appended':
      'Se añadió algo tras el final de «{{path}}», así que los programas pueden leer el zip de forma distinta. No se ha abierto: empaquételo otra vez.',
    'zip-two-ends':
      '«{{path}}» tiene dos finales, así que los programas pueden leer contenidos distintos. No se ha abierto: empaquételo otra vez.',
    'zip-several-disks': '«{{path}}» es una parte de varias. Una las partes o empaquételo en un solo archivo.',
    'zip-directory-size':
      'La lista de archivos de «{{path}}» es mayor de lo que el zip permite, o de 64 MiB. No se ha abierto: consígalo otra vez.',
    'zip-directory-place':
      'La lista de archivos de «{{path}}» no está donde dice el zip: hay algo antes o después. No se ha abierto: empaquételo otra vez.',
    'zip-directory-damaged': 'La lista de archivos de «{{path}}» está dañada. Consiga el zip otra vez.',
    'zip-count': '«{{path}}» declara otro número de archivos del que enumera. No se ha abierto: consígalo otra vez.',
    'zip-too-many-entries':
      '«{{path}}» tiene {{count}} entradas; Model Porter abre hasta {{limit}}. Descomprímalo y abra la carpeta.',
    'zip-zip64': 'Los campos de tamaño de «{{path}}» se contradicen. No se ha abierto: empaquételo otra vez.',
    'zip-extra-field':
      'En «{{path}}», un campo adicional de «{{entry}}» está dañado. No se ha abierto: consígalo otra vez.',
    'zip-two-names':
      '«{{path}}» da dos nombres a «{{entry}}», así que los programas pueden extraer archivos distintos. No se ha abierto: empaquételo otra vez.',
    'zip-name-not-utf8':
      'En «{{path}}», el nombre «{{entry}}» no es el UTF-8 que el zip dice. No se ha abierto: empaquételo otra vez.',
    'zip-name-empty': '«{{path}}» tiene un archivo sin nombre. No se ha abierto: empaquételo otra vez.',
    'zip-name-nul':
      'En «{{path}}», el nombre «{{entry}}» lleva dentro un final oculto. No se ha abierto: empaquételo otra vez.',
    'zip-name-absolute':
      'En «{{path}}», «{{entry}}» se escribiría fuera de la carpeta de destino. No se ha abierto: empaquételo otra vez.',
    'zip-name-backslash':
      'En «{{path}}», el nombre «{{entry}}» tiene una barra inversa, que en Windows significa otra carpeta. No se ha abierto: empaquételo otra vez.',
    'zip-name-character':
      'En «{{path}}», el nombre «{{entry}}» tiene un carácter que no todos los sistemas admiten. No se ha abierto: cambie el nombre del archivo y empaquételo otra vez.',
    'zip-name-dotdot':
      'En «{{path}}», «{{entry}}» lleva fuera de la carpeta de destino. No se ha abierto: empaquételo otra vez.',
    'zip-name-not-canonical':
      'En «{{path}}», el nombre «{{entry}}» puede leerse como otro nombre. No se ha abierto: empaquételo otra vez.',
    'zip-name-trailing-dot':
      'En «{{path}}», el nombre «{{entry}}» acaba en punto o espacio, que Windows suprime. No se ha abierto: cambie el nombre del archivo y empaquételo otra vez.',
    'zip-name-device':
      'En «{{path}}», «{{entry}}» es el nombre de un dispositivo en Windows. No se ha abierto: cambie el nombre del archivo y empaquételo otra vez.',
    'zip-name-depth':
      'En «{{path}}», «{{entry}}» está a más de 32 carpetas de profundidad. No se ha abierto: empaquételo otra vez con menos carpetas alrededor.',
    'zip-name-length':
      'En «{{path}}», el nombre «{{entry}}» es demasiado largo. No se ha abierto: cambie el nombre del archivo y empaquételo otra vez.',
    'zip-repeated-name':
      '«{{path}}» contiene «{{entry}}» dos veces, así que los programas pueden extraer archivos distintos. No se ha abierto: empaquételo otra vez.',
    'zip-same-name':
      '«{{path}}» contiene otro nombre que algunos sistemas toman por «{{entry}}». No se ha abierto: cambie uno de los dos y empaquételo otra vez.',
    'zip-file-and-folder':
      'En «{{path}}», una carpeta en el camino a «{{entry}}» es también un archivo. No se ha abierto: empaquételo otra vez.',
    'zip-ratio':
      '«{{path}}» crecería de {{packed}} a {{size}} bytes, como hace una bomba zip. No se ha abierto: si se fía de él, descomprímalo usted y abra la carpeta.',
    'zip-encrypted': 'En «{{path}}», «{{entry}}» está protegido con contraseña. Descomprímalo usted y abra la carpeta.',
    'zip-flags': 'En «{{path}}», «{{entry}}» usa una función de zip no admitida. Descomprímalo y abra la carpeta.',
    'zip-method':
      'En «{{path}}», «{{entry}}» usa el método de compresión {{method}}, no admitido. Descomprímalo y abra la carpeta, o empaquételo de la forma habitual.',
    'zip-link':
      'En «{{path}}», «{{entry}}» es un enlace. Model Porter no abre zips con enlaces: descomprímalo y abra la carpeta.',
    'zip-special-file':
      'En «{{path}}», «{{entry}}» es un dispositivo o una tubería. No se ha abierto: empaquételo otra vez sin él.',
    'zip-folder-with-data':
      'En «{{path}}», la carpeta «{{entry}}» tiene contenido como un archivo. No se ha abierto: empaquételo otra vez.',
    'zip-size':
      'En «{{path}}», «{{entry}}» tiene otro tamaño del que dice el zip. No se ha abierto: consígalo otra vez.',
    'zip-overlap':
      'En «{{path}}», «{{entry}}» comparte sus bytes con otra entrada, como hace una bomba zip. No se ha abierto: consígalo otra vez.',
    'zip-prepended': 'Hay algo antes del primer archivo de «{{path}}». No se ha abierto: empaquételo otra vez.',
    'zip-local-header':
      '«{{path}}» describe «{{entry}}» de dos formas que se contradicen. No se ha abierto: consígalo otra vez.',
    'zip-damaged-data':
      'En «{{path}}», «{{entry}}» no se puede descomprimir: sus datos están dañados. Consiga el zip otra vez.',
    'zip-checksum':
      'En «{{path}}», «{{entry}}» está dañado: su suma de comprobación no coincide. Consiga el zip otra vez.',
  },
};
