/** What is said of folders, zips and files. */
export const source = {
  problem: {
    'no-mlmodel': 'There is no MLmodel file here. Folders looked into: {{folders}}; levels deep: {{depth}}.',
    'mlmodel-unread':
      'Not everything could be read, so it is not known whether a model is here. Ask its owner, or copy it to a folder of yours.',
    'seen-other-case': 'There is a "{{path}}". MLflow looks for exactly "MLmodel": rename it if it is one.',
    'seen-store':
      'There is an MLflow database ("{{path}}"). Its models may lie elsewhere: open the folder with the artifacts.',
    'seen-triton': '"{{path}}" belongs to NVIDIA Triton, which has model folders of its own.',
    'seen-weights':
      'There is a model file ("{{path}}"), but not the folder MLflow makes around it. Look for the folder one level up, or log the model with MLflow.',
    'seen-environment':
      'There is an environment file ("{{path}}"), so MLmodel may have been left behind when the folder was copied.',
    'seen-run': '"{{path}}" belongs to an MLflow run or experiment whose artifacts are not here.',
    'mlmodel-is-a-folder': '"{{path}}" is a folder. MLflow expects a file of that name.',
    'mlmodel-is-a-link': '"{{path}}" is a link and was not followed. Open the folder it leads to.',
    'mlmodel-is-special': '"{{path}}" is not an ordinary file and was not opened.',
    'no-permission': '"{{path}}" could not be read: permission is missing.',
    'cannot-read': '"{{path}}" could not be read: {{reason}}.',
    'not-found': '"{{path}}" is no longer there.',
    'name-not-text': '"{{path}}" has a name that is not text in UTF-8, so it can\'t be opened. Rename it.',
    'not-a-file': '"{{path}}" is not a file.',
    'is-a-link': '"{{path}}" is a link and was not followed.',
    'find-too-deep': 'The search stopped {{depth}} levels down. Open a folder further inside to see more.',
    'find-too-many': 'The search stopped after {{limit}} files. Open a folder further inside to see more.',
    'files-not-checked':
      'Only the MLmodel file was opened, so the files it names were not looked for. Open the whole folder to check them.',
    'file-missing': '"{{path}}" is missing ({{key}} names it).',
    'file-outside': '"{{path}}" ({{key}}) leads out of the model\'s folder and was not looked at.',
    'file-is-a-link': '"{{path}}" ({{key}}) is a link and was not followed.',
    'file-is-a-pointer':
      '"{{path}}" is a Git LFS placeholder: the real file was not fetched. Run "git lfs pull" where the model comes from.',
  },
  error: {
    'not-found': '"{{path}}" is not there (any more). Check the place, or look for it again.',
    'no-permission':
      '"{{path}}" can\'t be read: permission is missing. Ask its owner, or copy it to a folder of yours.',
    'cannot-read': '"{{path}}" can\'t be read ({{reason}}).',
    'path-escapes': '"{{path}}" leads out of what was opened and was not read.',
    'is-a-link': '"{{path}}" is a link and was not followed.',
    'link-loop': '"{{path}}" is a link that leads in a circle. Name what it should lead to.',
    'name-too-long': '"{{path}}" is longer than a name can be here. Check what was typed or pasted.',
    'not-a-file': '"{{path}}" is not a file.',
    'special-file': '"{{path}}" is a device, pipe or socket, not a file. It was not opened.',
    'empty-file': '"{{path}}" is empty. The copy may have stopped early: copy it again.',
    'empty-zip': '"{{path}}" is empty, so it is no zip. Download it again.',
    'not-a-zip': '"{{path}}" is called a zip but holds something else. Download it again, or give it its right name.',
    'is-html':
      '"{{path}}" holds a web page, probably a sign-in page that was saved instead of the file. Sign in and download it again.',
    'is-tar': '"{{path}}" is a tar archive or a compressed file. Unpack it and open the folder, or pack it as a zip.',
    'is-other-archive': '"{{path}}" is a 7z or rar archive. Unpack it and open the folder, or pack it as a zip.',
    'is-a-pickle':
      '"{{path}}" is a pickle on its own. It has no MLmodel that says what is in it; open the folder around it. It was not loaded.',
    'is-a-store': '"{{path}}" is a database of runs, not a model. Open it by itself to see its runs and models.',
    'not-a-model': '"{{path}}" is neither a model folder, a zip nor an MLmodel file.',
    'no-tab': 'The browser tab no longer holds these files. Drop them again.',
    'zip-no-end': '"{{path}}" has no end: the zip was not downloaded or copied whole. Get it again.',
    'zip-appended':
      'Something was added after the end of "{{path}}", so programs may read the zip differently. It was not opened: pack it again.',
    'zip-two-ends':
      '"{{path}}" has two ends, so programs may read different contents. It was not opened: pack it again.',
    'zip-several-disks': '"{{path}}" is one part of several. Join the parts, or pack it again as one file.',
    'zip-directory-size':
      'The list of files in "{{path}}" is larger than the zip can be, or than 64 MiB. It was not opened: get it again.',
    'zip-directory-place':
      'The list of files in "{{path}}" is not where the zip says: something stands before or after it. It was not opened: pack it again.',
    'zip-directory-damaged': 'The list of files in "{{path}}" is damaged. Get the zip again.',
    'zip-count': '"{{path}}" says another number of files than it lists. It was not opened: get it again.',
    'zip-too-many-entries':
      '"{{path}}" has {{count}} entries; Model Porter opens up to {{limit}}. Unpack it and open the folder.',
    'zip-zip64': 'The size fields of "{{path}}" contradict each other. It was not opened: pack it again.',
    'zip-extra-field': 'In "{{path}}" an extra field of "{{entry}}" is damaged. It was not opened: get it again.',
    'zip-two-names':
      '"{{path}}" gives two names to "{{entry}}", so programs may unpack different files. It was not opened: pack it again.',
    'zip-name-not-utf8':
      'In "{{path}}" the name "{{entry}}" is not the UTF-8 that the zip says it is. It was not opened: pack it again.',
    'zip-name-empty': '"{{path}}" has a file without a name. It was not opened: pack it again.',
    'zip-name-nul': 'In "{{path}}" the name "{{entry}}" has a hidden end in it. It was not opened: pack it again.',
    'zip-name-absolute':
      'In "{{path}}", "{{entry}}" would be written outside the folder it is unpacked to. It was not opened: pack it again.',
    'zip-name-backslash':
      'In "{{path}}" the name "{{entry}}" has a backslash, which means another folder on Windows. It was not opened: pack it again.',
    'zip-name-character':
      'In "{{path}}" the name "{{entry}}" has a character that not every system allows. It was not opened: rename the file and pack it again.',
    'zip-name-dotdot':
      'In "{{path}}", "{{entry}}" leads out of the folder it is unpacked to. It was not opened: pack it again.',
    'zip-name-not-canonical':
      'In "{{path}}" the name "{{entry}}" can be read as another name. It was not opened: pack it again.',
    'zip-name-trailing-dot':
      'In "{{path}}" the name "{{entry}}" ends with a dot or blank, which Windows drops. It was not opened: rename the file and pack it again.',
    'zip-name-device':
      'In "{{path}}", "{{entry}}" is the name of a device on Windows. It was not opened: rename the file and pack it again.',
    'zip-name-depth':
      'In "{{path}}", "{{entry}}" lies more than 32 folders deep. It was not opened: pack it again with fewer folders around it.',
    'zip-name-length':
      'In "{{path}}" the name "{{entry}}" is too long. It was not opened: rename the file and pack it again.',
    'zip-repeated-name':
      '"{{path}}" holds "{{entry}}" twice, so programs may unpack different files. It was not opened: pack it again.',
    'zip-same-name':
      '"{{path}}" holds another name that some systems take for "{{entry}}". It was not opened: rename one and pack it again.',
    'zip-file-and-folder':
      'In "{{path}}" a folder on the way to "{{entry}}" is also a file. It was not opened: pack it again.',
    'zip-ratio':
      '"{{path}}" would grow from {{packed}} to {{size}} bytes, as a zip bomb does. It was not opened: unpack it yourself if you trust it, and open the folder.',
    'zip-encrypted': 'In "{{path}}", "{{entry}}" is protected by a password. Unpack it yourself and open the folder.',
    'zip-flags':
      'In "{{path}}", "{{entry}}" uses a feature of zips that is not supported. Unpack it and open the folder.',
    'zip-method':
      'In "{{path}}", "{{entry}}" is packed with method {{method}}, which is not supported. Unpack it and open the folder, or pack it again the usual way.',
    'zip-link':
      'In "{{path}}", "{{entry}}" is a link. Model Porter opens no zip with links: unpack it and open the folder.',
    'zip-special-file': 'In "{{path}}", "{{entry}}" is a device or pipe. It was not opened: pack it again without it.',
    'zip-folder-with-data':
      'In "{{path}}" the folder "{{entry}}" has contents like a file. It was not opened: pack it again.',
    'zip-size': 'In "{{path}}", "{{entry}}" has another size than the zip says. It was not opened: get it again.',
    'zip-overlap':
      'In "{{path}}", "{{entry}}" shares its bytes with another entry, as a zip bomb does. It was not opened: get it again.',
    'zip-prepended': 'Something stands before the first file of "{{path}}". It was not opened: pack it again.',
    'zip-local-header':
      '"{{path}}" describes "{{entry}}" in two ways that contradict each other. It was not opened: get it again.',
    'zip-damaged-data': 'In "{{path}}", "{{entry}}" can\'t be unpacked: its data are damaged. Get the zip again.',
    'zip-checksum': 'In "{{path}}", "{{entry}}" is damaged: its checksum does not fit. Get the zip again.',
  },
} as const;
