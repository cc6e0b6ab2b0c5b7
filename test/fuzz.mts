import {readFileSync} from 'node:fs';
import {readYaml} from '../shared/mlmodel/yaml-reader.ts';
import {toValue} from '../shared/mlmodel/yaml-node.ts';
import {toJson} from '../shared/python/dumps.ts';
import {parseJson} from '../shared/python/json.ts';
import {sorted} from './agree/kinds.ts';
let n=0,d=0; const show=Number(process.argv[2]??8);
for(const l of readFileSync('/tmp/lead/fuzz.jsonl','utf8').trim().split('\n')){const r=parseJson(l) as any;n++;
 const t=r.get('t'); const y=readYaml(t); const ok=y.loads;
 let diff='';
 if(ok!==r.get('ok')) diff=`ok theirs ${r.get('ok')} ${r.get('e')??''} ours ${ok} ${JSON.stringify(y.problems.filter(p=>p.severity==='error')).slice(0,200)}`;
 else if(ok){const a=sorted(r.get('v')??null),b=sorted(parseJson(toJson(y.root?toValue(y.root):null))); if(a!==b) diff=`value\n  ${a}\n  ${b}`.slice(0,600);}
 if(diff){d++; if(d<=show){console.log('-----',JSON.stringify(t).slice(0,420)); console.log(diff);}}
}
console.log(n,'rows',d,'differ');
