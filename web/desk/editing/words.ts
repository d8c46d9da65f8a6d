import { addWords } from '../words.ts';
import formDa from './messages/form.da.json' with { type: 'json' };
import formEn from './messages/form.en.json' with { type: 'json' };
import learningDa from './messages/learning.da.json' with { type: 'json' };
import learningEn from './messages/learning.en.json' with { type: 'json' };
import roomDa from './messages/room.da.json' with { type: 'json' };
import roomEn from './messages/room.en.json' with { type: 'json' };

addWords({ da: { ...formDa, ...learningDa, ...roomDa }, en: { ...formEn, ...learningEn, ...roomEn } });
