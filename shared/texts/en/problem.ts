export const problem = {
  'mlmodel-too-large':
    'MLmodel is {{size}} bytes; Model Porter reads up to {{limit}}. MLflow itself writes a few kilobytes: is this really an MLmodel file?',
  'mlmodel-binary':
    'MLmodel holds binary data, not text. It may have been damaged, or another file was given its name.',
  'mlmodel-html':
    'MLmodel holds a web page, probably a sign-in page that was saved instead of the file. Download the model again after signing in.',
  'mlmodel-empty': 'MLmodel is empty. The copy may have stopped early: copy the model again.',
  'mlmodel-not-a-map': 'MLmodel should be a list of keys such as "flavors:", but it holds a single {{kind}}.',
  'mlmodel-encoding':
    'MLmodel is stored as {{encoding}}. MLflow reads UTF-8 only and would refuse it: save it as UTF-8.',
  'yaml-character':
    'There is a hidden character here ({{code}}) that YAML does not allow. MLflow would refuse the file: delete the character.',
  'yaml-tab': 'There is a tab where spaces are needed. MLflow would refuse the file. What stands above is shown.',
  'yaml-two-documents':
    'A second document starts here ("---"). MLflow would refuse the file; only the first part is shown.',
  'yaml-too-deep': 'It is nested more than {{limit}} levels deep, which no model needs. What stands above is shown.',
  'yaml-nested-colon':
    'There is a second "key: value" on this line. Put the value in quotes. What stands above is shown.',
  'yaml-indent': 'The indentation does not fit the lines above. What stands above is shown.',
  'yaml-missing-character':
    'A quote or bracket is not closed; the file may have been cut off. What stands above is shown.',
  'yaml-syntax': 'This is not valid YAML: {{reason}}. What stands above is shown.',
  'yaml-too-many-nodes': 'It has more than {{limit}} values. The rest is not shown.',
  'yaml-too-many-aliases':
    'It refers to other parts of itself more than {{limit}} times, as a trap for programs would. The rest is not shown.',
  'yaml-unknown-alias': '"*{{alias}}" refers to something that is not in the file.',
  'yaml-cyclic-alias': '"*{{alias}}" contains itself. It is not followed.',
  'yaml-repeated-anchor': 'The anchor "&{{anchor}}" is used twice; MLflow would refuse the file.',
  'yaml-key-not-scalar': 'A list or a map is used as a key; MLflow would refuse the file.',
  'yaml-merge-not-a-map': '"<<" needs a map to take values from; MLflow would refuse the file.',
  'yaml-repeated-key': '"{{key}}" stands here again (first on line {{first}}). MLflow takes the last one.',
  'yaml-scalar': 'MLflow can\'t read "{{text}}": {{reason}}. Put it in quotes.',
  'yaml-tag': 'The tag "{{tag}}" asks for an object to be built. Nothing was built; MLflow would refuse the file.',
  'load-key-not-text': 'The key "{{key}}" is not text; MLflow would refuse the file. Put it in quotes.',
  'load-resources-path':
    '"resources" is the text "{{path}}". MLflow would take it for a file to read; it should be a map.',
  'load-env-vars': '"env_vars" should be a list of names; MLflow would refuse the file.',
  'flavors-missing': 'The model has no flavors, so nothing can load it. Was MLmodel written by hand?',
  'flavors-not-a-map': '"flavors" is a {{kind}}; it should name each flavor as a key.',
  'signature-not-a-map': 'The signature is {{found}}; it should have the keys inputs, outputs or params.',
  'signature-empty':
    'The signature has neither inputs, outputs nor params. MLflow would refuse the model: remove the key or fill it.',
  'signature-part-not-text':
    'The {{part}} of the signature are written as YAML ({{found}}). MLflow expects a text that holds JSON.',
  'signature-not-json': 'This part of the signature is not JSON: {{reason}} (character {{offset}}).',
  'signature-not-a-list': 'This part of the signature should be a list, but it is {{found}}.',
  'signature-empty-part': 'This part of the signature is an empty list; MLflow would refuse the model.',
  'signature-entry-without-type': 'Entry {{index}} has no "type"; MLflow would refuse the model.',
  'signature-unknown-type':
    '{{place}} has the type "{{type}}", which MLflow does not know. It is shown as it stands and not judged.',
  'signature-missing-inner': '{{place}} is of type {{type}} but does not say what is inside ("{{key}}" with a "type").',
  'signature-missing-properties': '{{place}} is an object without properties; MLflow would refuse the model.',
  'signature-bad-property': 'The property {{place}} has no "type"; MLflow would refuse the model.',
  'signature-vector-in-object': "{{place}} is a Spark vector inside an object, which MLflow can't read back.",
  'signature-too-deep': '{{place}} is nested deeper than Python can follow; MLflow would fail on it.',
  'signature-optional-key':
    '{{place}} says "optional", as MLflow 2.4 to 2.9 wrote it. MLflow since 2.18 refuses that: use "required": false.',
  'signature-extra-key': '{{place}} has the unknown key "{{key}}"; MLflow would refuse the model.',
  'signature-tensor-without-spec': 'The tensor {{place}} does not say its dtype and shape ("tensor-spec").',
  'signature-tensor-dtype': 'The tensor {{place}} has the dtype "{{dtype}}", which numpy or MLflow does not accept.',
  'signature-tensor-shape': 'The tensor {{place}} has the shape {{shape}}; it should be a list of whole numbers.',
  'signature-odd-shape': 'The tensor {{place}} has the odd shape {{shape}}. MLflow accepts it, but no array fits it.',
  'signature-some-unnamed': '{{unnamed}} of {{all}} entries have no name. MLflow wants all of them named, or none.',
  'signature-columns-and-tensors':
    '{{tensors}} of {{all}} entries are tensors. MLflow wants columns only, or tensors only.',
  'signature-unnamed-tensors': 'With more than one tensor each needs a name; MLflow would refuse the model.',
  'signature-unnamed-optional': "Columns without names can't be optional; MLflow would refuse the model.",
  'signature-repeated-name': '"{{name}}" stands more than once. MLflow accepts that, and only the last one counts.',
  'param-not-an-object': 'Param {{index}} is {{found}}; it should be an object with name, type and default.',
  'param-missing-key': 'The param {{name}} has no "{{key}}"; MLflow would refuse the model.',
  'param-shape': 'The param {{name}} has the shape {{shape}}; MLflow knows null (one value) and [-1] (a list).',
  'param-binary': 'The param {{name}} is binary, which MLflow does not allow for params.',
  'param-type': 'The param {{name}} has the type "{{type}}", which MLflow does not allow for params.',
  'param-default': 'The default of {{name}} is {{value}}, which is not a {{type}}; MLflow would refuse the model.',
  'param-default-not-a-list': 'The default of {{name}} is {{value}}; its shape [-1] wants a list of values.',
  'param-date-without-default':
    "The date {{name}} has an empty default. MLflow reads the model but can't write it again.",
  'param-repeated': 'The param {{name}} stands twice; MLflow would refuse the model.',
  'store-meta-missing': '{{path}} has no meta.yaml, so MLflow does not list it. What else is in the folder is shown.',
  'store-meta-damaged':
    '{{path}} is damaged or was written halfway; MLflow would not read it. What it still says is shown.',
  'store-not-utf8': '{{path}} is not UTF-8 text; MLflow would not read it. Wrong characters are shown as "�".',
  'store-too-deep': '{{path}} is nested more than {{limit}} levels deep and is not read further.',
  'store-too-large': '{{path}} is {{size}} bytes; up to {{limit}} are read. It is left out.',
  'store-cannot-read': '{{path}} could not be read ({{reason}}). Check its permissions.',
  'store-link': '{{path}} is a link. It is not followed: open what it leads to instead.',
  'store-special': '{{path}} is neither a file nor a folder. It is left out.',
  'store-metric-damaged':
    '{{path}}: this metric has no point, or {{lines}} lines that MLflow would refuse. The other points are shown.',
  'store-other-id':
    '{{path}}: its meta.yaml belongs to "{{said}}", not to "{{id}}"; MLflow would refuse it. Was the folder renamed or copied?',
  'store-table-damaged': 'Table "{{table}}" could be read in part only: {{reason}}.',
  'store-damaged': 'The database is damaged ({{reason}}). What can be read is shown; keep a copy before you repair it.',
  'store-no-tables': "The database has none of MLflow's tables. Is it another program's?",
  'store-newer':
    'The database has revision {{revision}}, which Model Porter does not know: a newer MLflow may have written it. What is understood is shown.',
} as const;
