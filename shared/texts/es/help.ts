import type { Texts } from '../texts.ts';
import type { help as english } from '../en/help.ts';

export const help: Texts<typeof english> = {
  title: 'Ayuda',
  section: {
    screen: 'Esta pantalla',
    words: 'Palabras',
    messages: 'Mensajes',
    shortcuts: 'Atajos',
  },
  sections: 'Secciones de la ayuda',
  filter: 'Acotar la lista',
  nothing: 'Nada coincide.',
  messages:
    'Todos los mensajes de Model Porter, con su código, su causa y qué hacer. Los puntos suspensivos ocupan el lugar de lo que se trate cada vez.',
  kind: {
    problem: 'sobre un modelo',
    error: 'algo no se pudo hacer',
  },
  everywhere:
    'En todas partes: {{find}} busca órdenes y todo lo que hay en los modelos abiertos, {{copy}} copia la fila de la tabla que tiene el foco y {{inspect}} muestra esa fila completa.',
  screen: {
    library: {
      title: 'Biblioteca',
      text: 'Abra aquí un modelo: suelte una carpeta, un zip o un archivo MLmodel en cualquier lugar de la ventana, o elíjalo con los botones. Debajo está lo que abrió antes. Nada de un modelo se ejecuta y nada sale de este equipo.',
    },
    compare: {
      title: 'Comparar',
      text: 'Elija dos modelos: A es el que está en uso, B el que debe sustituirlo. La respuesta es una frase, con todos sus motivos. Con más de dos se forma una tabla.',
    },
    workspaces: {
      title: 'Espacios de trabajo',
      text: 'Dónde viven los modelos y adónde van: carpetas y bases de datos de MLflow que aquí tienen un nombre y una función. Pulse Intro en uno para ver sus modelos registrados, y en un modelo para ver sus versiones. Allí se puede cambiar un alias, una etiqueta o una descripción, y borrar una versión o un modelo como lo hace MLflow; cada cambio se puede deshacer. Producción pide su nombre en cada cambio. Lo que MLflow cambie entretanto aparece solo.',
    },
    export: {
      title: 'Exportar',
      text: 'Seis pasos llevan un modelo a otro espacio de trabajo de MLflow, o a un zip. La comprobación previa dice qué está a favor y en contra; la revisión, qué se conserva, cambia y se pierde. No se escribe nada antes de que lo empiece; después se vuelve a leer cada archivo. Intro sigue adelante, Atrás siempre funciona, y lo decidido se queda mientras mira otra cosa. Producción se abre para una sola exportación y pide su nombre.',
    },
    activity: {
      title: 'Actividad',
      text: 'Qué hacen las exportaciones, también las de la línea de órdenes. Una que está en pausa, detenida o interrumpida se puede continuar o limpiar; una terminada muestra su informe, y desde él se puede deshacer. Mientras tanto puede hacer otra cosa. Al terminar el programa, lo que está en marcha queda en pausa; lo que espera su turno se conserva, y usted lo inicia la próxima vez.',
    },
    settings: {
      title: 'Ajustes',
      text: 'El aspecto de la aplicación y el idioma que habla. Cada elección vale al instante y se guarda en este equipo.',
    },
    about: {
      title: 'Acerca de',
      text: 'Qué versión es esta, con qué servidores se contactó y los paquetes con que está hecha. Copie las versiones cuando informe de algo.',
    },
    comparison: {
      title: 'Comparación',
      text: 'La frase de arriba dice si B puede sustituir a A. Cada fila es algo que difiere; pulse Intro en ella para ver por qué y qué hacer. F7 va a la diferencia siguiente, F8 intercambia los lados. Hay veredictos para peticiones REST y para Python por separado, porque MLflow los trata de forma distinta.',
    },
    matrix: {
      title: 'Varios modelos',
      text: 'Cada celda dice si el modelo de su columna puede sustituir al modelo de su fila. Elija una celda para ver la comparación completa.',
    },
    chooser: {
      title: 'Modelos encontrados',
      text: 'Lo que abrió contiene más de un modelo, o ninguno en su raíz. Elija uno para verlo. El campo acota la lista.',
    },
    'store-experiments': {
      title: 'Experimentos de un almacén',
      text: 'Lo que el entrenamiento dejó en el disco: una carpeta mlruns o una base de datos de MLflow. Se lee donde está; no se escribe ni se bloquea nada. Pulse Intro sobre un experimento para ver sus runs. Lo eliminado se muestra como tal.',
    },
    'store-runs': {
      title: 'Runs',
      text: 'Los runs de un experimento. Una cabecera ordena; Columnas elige qué params, métricas y tags se muestran. El campo admite palabras y condiciones como las escribe MLflow: metrics.loss < 0.5, params.model = "tree", name LIKE "best%". Derecha e izquierda muestran y ocultan los runs anidados, Intro abre uno, la barra espaciadora marca dos para verlos lado a lado.',
    },
    'store-run': {
      title: 'Un run',
      text: 'Qué se dio a un run, qué midió y qué hizo. Intro sobre una métrica dibuja su historia. Los modelos entre sus artefactos se abren como cualquier modelo y se pueden comparar.',
    },
    'store-pair': {
      title: 'Dos runs',
      text: 'Dos runs lado a lado. Las filas iguales se omiten salvo que pida todas. Intro sobre una métrica dibuja ambas historias juntas.',
    },
    'store-dataset': {
      title: 'Un conjunto de datos',
      text: 'Lo que MLflow guarda de los datos que leyeron los runs: nombre, resumen, origen y columnas, no los datos. Debajo están los runs que lo leyeron, para qué, y los modelos que salieron de ellos. Pulse Intro sobre uno para ver ese run.',
    },
    'store-registered': {
      title: 'Modelos registrados',
      text: 'Los nombres del registro de este almacén, con sus alias. Pulse Intro sobre uno para ver sus versiones.',
    },
    'store-versions': {
      title: 'Versiones de un modelo',
      text: 'Cada versión con su stage y sus alias, el run del que viene y el lugar de sus archivos. Dos versiones marcadas se pueden comparar.',
    },
    'store-logged': {
      title: 'Modelos de runs',
      text: 'Los modelos que guardaron los runs de MLflow 3 o posterior, con sus métricas. Intro muestra uno con sus caminos: abrir, comparar, linaje. Los marcados se pueden comparar.',
    },
    'store-folders': {
      title: 'Carpetas de modelos',
      text: 'Cada carpeta con un archivo MLmodel dentro de lo que abrió, la conozca el almacén o no.',
    },
    'store-about': {
      title: 'Lugares y problemas',
      text: 'Dónde dice el almacén que están los artefactos y dónde están ahora. Si el almacén se copió de otra máquina, elija la carpeta que contiene sus artefactos. Debajo, cada cosa dañada o que falta, por su nombre.',
    },
    overview: {
      title: 'Resumen',
      text: 'El modelo en una frase, sus datos principales y todo lo que está mal en él. Un botón junto a cada problema lleva a su línea de MLmodel. Debajo hay una petición de ejemplo con las columnas de este modelo.',
    },
    flavors: {
      title: 'Flavors',
      text: 'Las formas en que se puede cargar este modelo, qué permite cada una y los archivos que nombra.',
    },
    signature: {
      title: 'Firma',
      text: 'Lo que el modelo recibe y devuelve, tal como lo comprueba MLflow. Las flechas van de fila en fila y abren los tipos anidados.',
    },
    environment: {
      title: 'Entorno',
      text: 'Lo que se instala para que funcione el modelo, archivo por archivo. Donde los archivos no coinciden entre sí o con MLmodel, la fila lo dice. Una versión fija como ==1.2 instala lo mismo cualquier día; lo demás, quizá no.',
    },
    files: {
      title: 'Archivos',
      text: 'Cada archivo del modelo, cuánto ocupa y para qué sirve. Elija uno para mirarlo por dentro; nada de él se ejecuta. Una marca indica qué archivos ejecutan código al cargar el modelo.',
    },
    examples: {
      title: 'Ejemplos',
      text: 'Los datos de muestra guardados con el modelo, como tabla o como array, y si se pueden leer.',
    },
    details: {
      title: 'Detalles',
      text: 'Todo lo demás que dice MLmodel: identificadores, fechas, tamaños contrastados con los archivos y de quién es cada clave. Las contraseñas y los tokens se muestran como ***.',
    },
    lineage: {
      title: 'Linaje',
      text: 'De dónde vino un modelo y adónde fue, de izquierda a derecha: datos y código, el run, el modelo, sus versiones y sus copias. Una caja de trazos solo la menciona algo que se leyó. Cada enlace dice quién lo afirma; si dos fuentes no coinciden, se muestran ambas. Las flechas recorren los enlaces, Intro abre, Mayús+Intro muestra un solo camino y Escape vuelve. La lista dice lo mismo en dos tablas.',
    },
    check: {
      title: 'Comprobar datos',
      text: 'Pegue o suelte una petición para ver si MLflow la aceptaría para este modelo, qué cambiaría en ella y qué recibiría el modelo. No se ejecuta nada.',
    },
    edit: {
      title: 'Editar la firma',
      text: 'Escriba o cambie la firma y guárdela en una copia; el modelo que abrió nunca se modifica. Las líneas de abajo dicen qué hace MLflow con ella.',
    },
    raw: {
      title: 'MLmodel',
      text: 'El archivo tal como está, con sus problemas en sus líneas.',
    },
    other: {
      title: 'Model Porter',
      text: 'Mire dentro de los modelos de MLflow, compárelos y compruebe peticiones con ellos. Nada de un modelo se ejecuta.',
    },
  },
  words: {
    model: {
      word: 'Modelo',
      meaning: 'Una carpeta con un archivo MLmodel y, a su lado, lo necesario para cargarlo y usarlo.',
    },
    mlmodel: {
      word: 'MLmodel',
      meaning: 'El archivo que dice qué es un modelo: sus flavors, su firma, de dónde procede.',
    },
    flavor: {
      word: 'Flavor',
      meaning:
        'Una forma de cargar un modelo, como sklearn o pytorch. La mayoría tiene dos: la de su biblioteca y python_function.',
    },
    pyfunc: {
      word: 'python_function (pyfunc)',
      meaning: 'El flavor que conocen todas las herramientas: cargar y luego predecir, sea cual sea la biblioteca.',
    },
    signature: {
      word: 'Firma (signature)',
      meaning:
        'Lo que un modelo recibe y devuelve. MLflow comprueba con ella las peticiones antes de que lleguen al modelo.',
    },
    column: {
      word: 'Columna (column)',
      meaning: 'Un valor con nombre de una fila, con un tipo como long, double o string.',
    },
    tensor: {
      word: 'Tensor',
      meaning: 'Un array completo con tipo y forma, en lugar de columnas. -1 en una forma es cualquier longitud.',
    },
    required: {
      word: 'Obligatoria (required)',
      meaning: 'Una columna que tiene que estar en cada petición. Sin ella, MLflow la rechaza.',
    },
    params: {
      word: 'Parámetros (params)',
      meaning: 'Ajustes que acompañan a una petición, cada uno con un valor predeterminado.',
    },
    example: { word: 'Ejemplo de entrada (input example)', meaning: 'Una muestra de datos guardada con el modelo.' },
    artifact: { word: 'Artefacto (artifact)', meaning: 'Un archivo que pertenece a una ejecución o a un modelo.' },
    run: {
      word: 'Ejecución (run)',
      meaning: 'Una ejecución del código de entrenamiento, con sus ajustes, métricas y archivos.',
    },
    experiment: { word: 'Experimento (experiment)', meaning: 'Un grupo de ejecuciones con nombre.' },
    loggedModel: {
      word: 'Logged model',
      meaning: 'Un modelo que produjo una ejecución, con identificador propio desde MLflow 3 (m-…).',
    },
    registeredModel: {
      word: 'Modelo del registro (registered model)',
      meaning: 'Un nombre del registro de modelos bajo el que se guardan versiones.',
    },
    version: { word: 'Versión (version)', meaning: 'Un estado numerado de un modelo del registro.' },
    alias: { word: 'Alias', meaning: 'Un nombre como «champion» que apunta a una versión y se puede mover.' },
    stage: { word: 'Fase (stage)', meaning: 'Lo que sustituyeron los alias: Staging, Production o Archived.' },
    tag: {
      word: 'Etiqueta (tag)',
      meaning: 'Un nombre y un valor que se ponen a una ejecución, un modelo o una versión.',
    },
    lineage: {
      word: 'Linaje',
      meaning: 'Lo que llevó a un modelo y lo que salió de él: datos, código, runs, versiones, copias.',
    },
    evidence: {
      word: 'Prueba',
      meaning: 'Nuestra palabra para lo que dice que una cosa llevó a otra, como una línea de MLmodel o una etiqueta.',
    },
    registry: { word: 'Registro (registry)', meaning: 'Donde se guardan los modelos registrados y sus versiones.' },
    workspace: {
      word: 'Espacio de trabajo (workspace)',
      meaning: 'Un lugar donde viven modelos, como una carpeta, un servidor MLflow o Azure ML.',
    },
    verdict: {
      word: 'Veredicto',
      meaning:
        'Nuestra palabra para la respuesta a «¿puede B sustituir a A?»: compatible, convierte en silencio, rompe a quien llama, rompe a quien consume o desconocido.',
    },
    channel: {
      word: 'Canal',
      meaning:
        'Nuestra palabra para la vía por la que llegan los datos a un modelo: como JSON por REST o como DataFrame en Python. MLflow los trata de forma distinta.',
    },
  },
};
