export const help = {
  title: 'Help',
  section: {
    screen: 'This screen',
    words: 'Words',
    messages: 'Messages',
    shortcuts: 'Shortcuts',
  },
  sections: 'Sections of the help',
  filter: 'Narrow the list',
  nothing: 'Nothing fits.',
  messages:
    'Every message of Model Porter, with its code, its cause and what to do. The dots stand for what it is about each time.',
  kind: {
    problem: 'about a model',
    error: 'something could not be done',
  },
  everywhere:
    'Everywhere: {{find}} finds commands and whatever is in the open models, {{copy}} copies the row of a table that has the focus, and {{inspect}} shows all of that row.',
  screen: {
    library: {
      title: 'Library',
      text: 'Open a model here: drop a folder, a zip or an MLmodel file anywhere on the window, or choose one with the buttons. Below is what you opened before. Nothing of a model is run, and nothing leaves this machine.',
    },
    compare: {
      title: 'Compare',
      text: 'Choose two models: A is the one in use, B the one that is to replace it. The answer is one sentence, with every reason behind it. More than two make a table.',
    },
    workspaces: {
      title: 'Workspaces',
      text: 'Where models live and go: folders and databases of MLflow that have a name and a role here. Press Enter on one to see its registered models, and on a model to see its versions. There an alias, a tag or a description can be changed, and a version or model deleted as MLflow deletes it; each change can be undone. Production asks for its name with each change. What MLflow changes meanwhile shows up by itself.',
    },
    export: {
      title: 'Export',
      text: 'Six steps bring a model into another workspace of MLflow, or into a zip. Pre-flight says what stands for and against it, Review what is kept, changed and lost. Nothing is written before you start it; afterwards every file is read back. Enter goes on, Back always works, and what you decided stays while you look at something else. Production is opened for one export and asks for its name.',
    },
    activity: {
      title: 'Activity',
      text: 'What exports are doing, those of the command line among them. One that was paused, held up or interrupted can be gone on with, or cleared away; one that is done shows its report, and can be taken back there. You can do something else meanwhile. Ending the program pauses what is under way; what waits for its turn stays, and is started by you at the next start.',
    },
    settings: {
      title: 'Settings',
      text: 'How the app looks and which language it speaks. Each choice counts at once and is kept on this machine.',
    },
    about: {
      title: 'About',
      text: 'Which version this is, which hosts were contacted, and the packages it is made with. Copy the versions when you report something.',
    },
    comparison: {
      title: 'Comparison',
      text: 'The sentence on top says whether B can replace A. Each row is one thing that differs; press Enter on it for why, and what to do. F7 goes to the next difference, F8 swaps the sides. Verdicts are given for REST requests and for Python apart, since MLflow treats them differently.',
    },
    matrix: {
      title: 'Several models',
      text: 'Each cell says whether the model of its column can replace the model of its row. Choose a cell to see the whole comparison.',
    },
    chooser: {
      title: 'Models found',
      text: 'What you opened holds more than one model, or none at its top. Choose one to see it. The field narrows the list.',
    },
    'store-experiments': {
      title: 'Experiments of a store',
      text: 'What training left on disk: an mlruns folder or a database of MLflow. It is read where it is; nothing is written or locked. Press Enter on an experiment to see its runs. What is deleted is shown as such.',
    },
    'store-runs': {
      title: 'Runs',
      text: 'The runs of an experiment. A head sorts; Columns chooses which params, metrics and tags are shown. The field takes words, and conditions as MLflow writes them: metrics.loss < 0.5, params.model = "tree", name LIKE "best%". Right and left show and hide nested runs, Enter opens one, the space bar marks two to put side by side.',
    },
    'store-run': {
      title: 'A run',
      text: 'What a run was given, what it measured and what it made. Enter on a metric draws its history. Models among its artifacts open as any model, and can be compared.',
    },
    'store-pair': {
      title: 'Two runs',
      text: 'Two runs side by side. Rows that are the same are left out unless you ask for all. Enter on a metric draws both histories over each other.',
    },
    'store-dataset': {
      title: 'A dataset',
      text: 'What MLflow keeps of the data that runs read: name, digest, source and columns, not the data. Below are the runs that read it, what for, and the models that came of them. Press Enter on one to see that run.',
    },
    'store-registered': {
      title: 'Registered models',
      text: 'The names in the registry of this store, with their aliases. Press Enter on one to see its versions.',
    },
    'store-versions': {
      title: 'Versions of a model',
      text: 'Each version with its stage and aliases, the run it came from and the place of its files. Two marked versions can be compared.',
    },
    'store-logged': {
      title: 'Logged models',
      text: 'The models that runs of MLflow 3 or later logged, with their metrics. Enter shows one with its ways on: open, compare, lineage. Marked ones can be compared.',
    },
    'store-folders': {
      title: 'Model folders',
      text: 'Every folder with an MLmodel file below what you opened, whether the store knows it or not.',
    },
    'store-about': {
      title: 'Places and problems',
      text: 'Where the store says that artifacts are, and where they are now. When a store was copied from another machine, choose the folder that holds its artifacts. Below, each thing that is damaged or missing, by name.',
    },
    overview: {
      title: 'Overview',
      text: 'The model in a sentence, its main facts, and everything that is wrong with it. A button at a problem leads to its line in MLmodel. Below is a sample request with the columns of this model.',
    },
    flavors: {
      title: 'Flavors',
      text: 'The ways in which this model can be loaded, what each lets you do, and the files that each names.',
    },
    signature: {
      title: 'Signature',
      text: 'What the model takes and returns, as MLflow checks it. Arrow keys move between rows and open nested types.',
    },
    environment: {
      title: 'Environment',
      text: 'What is installed to run the model, file by file. Where the files disagree with each other or with MLmodel, the row says so. A pin such as ==1.2 installs the same on any day; anything looser may not.',
    },
    files: {
      title: 'Files',
      text: 'Every file of the model, how large it is and what it is for. Choose one to look into it; nothing in it is run. A mark says which files run code when the model is loaded.',
    },
    examples: {
      title: 'Examples',
      text: 'The sample data saved with the model, as a table or as an array, and whether it can be read.',
    },
    details: {
      title: 'Details',
      text: 'Everything else that MLmodel says: ids, times, sizes held against the files, and whose key each is. Passwords and tokens are shown as ***.',
    },
    lineage: {
      title: 'Lineage',
      text: 'Where a model came from and where it went, from left to right: data and code, the run, the model, its versions and their copies. A dashed box is only named by something that was read. Each link says who says so; where two sources disagree, both are shown. Arrow keys go along the links, Enter opens, Shift+Enter shows one path alone, Escape goes back. The list says the same in two tables.',
    },
    check: {
      title: 'Payload check',
      text: 'Paste or drop a request to see whether MLflow would take it for this model, what it would change in it, and what the model would get. Nothing is run.',
    },
    edit: {
      title: 'Edit signature',
      text: 'Write or change the signature and save it in a copy; the model you opened is never changed. The lines below say what MLflow makes of it.',
    },
    raw: {
      title: 'MLmodel',
      text: 'The file as it stands, with its problems at their lines.',
    },
    other: {
      title: 'Model Porter',
      text: 'Look inside MLflow models, compare them and check requests against them. Nothing of a model is run.',
    },
  },
  words: {
    model: {
      word: 'Model',
      meaning: 'A folder with an MLmodel file, and beside it whatever it takes to load and run it.',
    },
    mlmodel: {
      word: 'MLmodel',
      meaning: 'The file that says what a model is: its flavors, its signature, where it came from.',
    },
    flavor: {
      word: 'Flavor',
      meaning:
        'One way to load a model, such as sklearn or pytorch. Most models have two: that of their library, and python_function.',
    },
    pyfunc: {
      word: 'python_function (pyfunc)',
      meaning: 'The flavor that all tools know: load, then predict, whatever library is inside.',
    },
    signature: {
      word: 'Signature',
      meaning: 'What a model takes and returns. MLflow checks requests against it before the model sees them.',
    },
    column: { word: 'Column', meaning: 'One named value of a row, with a type such as long, double or string.' },
    tensor: {
      word: 'Tensor',
      meaning: 'A whole array with a type and a shape, instead of columns. -1 in a shape is any length.',
    },
    required: {
      word: 'Required',
      meaning: 'A column that has to be in every request. Without it MLflow refuses the request.',
    },
    params: { word: 'Params', meaning: 'Settings that come with a request, each with a default.' },
    example: { word: 'Input example', meaning: 'A sample of data saved with the model.' },
    artifact: { word: 'Artifact', meaning: 'A file that belongs to a run or a model.' },
    run: { word: 'Run', meaning: 'One execution of training code, with its settings, metrics and files.' },
    experiment: { word: 'Experiment', meaning: 'A named group of runs.' },
    loggedModel: {
      word: 'Logged model',
      meaning: 'A model that a run produced, with an id of its own since MLflow 3 (m-…).',
    },
    registeredModel: {
      word: 'Registered model',
      meaning: 'A name in the model registry under which versions are kept.',
    },
    version: { word: 'Version', meaning: 'One numbered state of a registered model.' },
    alias: { word: 'Alias', meaning: 'A name such as "champion" that points to one version and can be moved.' },
    stage: { word: 'Stage', meaning: 'What aliases replaced: Staging, Production or Archived.' },
    tag: { word: 'Tag', meaning: 'A name and a value that people put on a run, a model or a version.' },
    lineage: {
      word: 'Lineage',
      meaning: 'What led to a model and what came of it: data, code, runs, versions, copies.',
    },
    evidence: {
      word: 'Evidence',
      meaning: 'Our word for what says that one thing led to another, such as a line of MLmodel or a tag.',
    },
    registry: { word: 'Registry', meaning: 'Where registered models and their versions are kept.' },
    workspace: {
      word: 'Workspace',
      meaning: 'A place where models live, such as a folder, an MLflow server or Azure ML.',
    },
    verdict: {
      word: 'Verdict',
      meaning:
        'Our word for the answer to "can B replace A?": compatible, converts silently, breaks callers, breaks consumers, or unknown.',
    },
    channel: {
      word: 'Channel',
      meaning:
        'Our word for the way data reach a model: as JSON over REST, or as a DataFrame in Python. MLflow treats them differently.',
    },
  },
} as const;
