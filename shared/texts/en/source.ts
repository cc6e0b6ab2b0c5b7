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
    'zip-no-end': 'The zip has no end: it was not downloaded or copied whole. Get it again.',
    'zip-appended':
      'Something was added after the end of the zip, so programs may read it differently. It was not opened: pack it again.',
    'zip-two-ends': 'The zip has two ends, so programs may read different contents. It was not opened.',
    'zip-several-disks': 'The zip is one part of several. Join the parts, or pack it again as one file.',
    'zip-directory-size':
      'The list of files in the zip is larger than the zip can be, or than 64 MiB. It was not opened.',
    'zip-directory-place':
      'The list of files is not where the zip says: something stands before or after it. It was not opened: pack it again.',
    'zip-directory-damaged': 'The list of files in the zip is damaged. Get it again.',
    'zip-count': 'The zip says another number of files than it lists. It was not opened.',
    'zip-too-many-entries':
      'The zip has {{count}} entries; Model Porter opens up to {{limit}}. Unpack it and open the folder.',
    'zip-zip64': 'The size fields of the zip contradict each other. It was not opened ({{entry}}).',
    'zip-extra-field': 'An extra field of "{{entry}}" is damaged. The zip was not opened.',
    'zip-two-names':
      'The zip gives two names to "{{entry}}", so programs may unpack different files. It was not opened.',
    'zip-name-not-utf8': 'The name "{{entry}}" is not the UTF-8 that the zip says it is. It was not opened.',
    'zip-name-empty': 'The zip has a file without a name. It was not opened.',
    'zip-name-nul': 'The name "{{entry}}" has a hidden end in it. The zip was not opened.',
    'zip-name-absolute': '"{{entry}}" would be written outside the folder it is unpacked to. The zip was not opened.',
    'zip-name-backslash':
      'The name "{{entry}}" has a backslash, which means another folder on Windows. The zip was not opened.',
    'zip-name-character': 'The name "{{entry}}" has a character that not every system allows. The zip was not opened.',
    'zip-name-dotdot': '"{{entry}}" leads out of the folder it is unpacked to. The zip was not opened.',
    'zip-name-not-canonical': 'The name "{{entry}}" can be read as another name. The zip was not opened.',
    'zip-name-trailing-dot':
      'The name "{{entry}}" ends with a dot or blank, which Windows drops. The zip was not opened.',
    'zip-name-device': '"{{entry}}" is the name of a device on Windows. The zip was not opened.',
    'zip-name-depth': '"{{entry}}" lies more than 32 folders deep. The zip was not opened.',
    'zip-name-length': 'The name "{{entry}}" is too long. The zip was not opened.',
    'zip-repeated-name': 'The zip holds "{{entry}}" twice, so programs may unpack different files. It was not opened.',
    'zip-same-name': 'The zip holds another name that some systems take for "{{entry}}". It was not opened.',
    'zip-file-and-folder': 'A folder on the way to "{{entry}}" is also a file. The zip was not opened.',
    'zip-ratio': 'The zip would grow from {{packed}} to {{size}} bytes, as a zip bomb does. It was not opened.',
    'zip-encrypted': '"{{entry}}" is protected by a password. Unpack it yourself and open the folder.',
    'zip-flags': '"{{entry}}" uses a feature of zips that is not supported. Unpack it and open the folder.',
    'zip-method':
      '"{{entry}}" is packed with method {{method}}, which is not supported. Unpack it and open the folder, or pack it again the usual way.',
    'zip-link': '"{{entry}}" is a link. Model Porter opens no zip with links: unpack it and open the folder.',
    'zip-special-file': '"{{entry}}" is a device or pipe. The zip was not opened.',
    'zip-folder-with-data': 'The folder "{{entry}}" has contents like a file. The zip was not opened.',
    'zip-size': '"{{entry}}" has another size than the zip says. The zip was not opened.',
    'zip-overlap': '"{{entry}}" shares its bytes with another entry, as a zip bomb does. The zip was not opened.',
    'zip-prepended': 'Something stands before the first file of the zip. It was not opened: pack it again.',
    'zip-local-header': 'The zip describes "{{entry}}" in two ways that contradict each other. It was not opened.',
    'zip-damaged-data': '"{{entry}}" can\'t be unpacked: its data are damaged. Get the zip again.',
    'zip-checksum': '"{{entry}}" is damaged: its checksum does not fit. Get the zip again.',
  },
} as const;
