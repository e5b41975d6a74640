// English forms that no rule of endings reaches: won is win, children is child.

const VERBS = `
be:am,is,are,was,were,been|become:became|begin:began,begun|bend:bent|bind:bound|bite:bit,bitten|bleed:bled|blow:blew,blown|break:broke,broken|breed:bred|bring:brought
build:built|burn:burnt|buy:bought|catch:caught|choose:chose,chosen|cling:clung|come:came|creep:crept|deal:dealt|dig:dug|draw:drew,drawn|dream:dreamt|drink:drank,drunk
drive:drove,driven|eat:ate,eaten|fall:fell,fallen|feed:fed|feel:felt|fight:fought|find:found|flee:fled|fly:flew,flown,flies|forbid:forbade,forbidden|forget:forgot,forgotten
forgive:forgave,forgiven|freeze:froze,frozen|get:got,gotten|give:gave,given|go:went,gone,goes|grow:grew,grown|hang:hung|have:has,had|hear:heard|hide:hid,hidden|hold:held|keep:kept
know:knew,known|lay:laid|lead:led|learn:learnt|leave:left|lend:lent|light:lit|lose:lost|make:made|mean:meant|meet:met|overcome:overcame|pay:paid|prove:proven|ride:rode,ridden
ring:rang,rung|rise:rose,risen|run:ran|say:said|see:saw,seen|seek:sought|sell:sold|send:sent|sew:sewn|shake:shook,shaken|shine:shone|shoot:shot|show:shown|shrink:shrank,shrunk
sing:sang,sung|sink:sank,sunk|sit:sat|sleep:slept|slide:slid|speak:spoke,spoken|spend:spent|spin:spun|stand:stood|steal:stole,stolen|stick:stuck|strike:struck,stricken
swear:swore,sworn|sweep:swept|swim:swam,swum|swing:swung|take:took,taken|teach:taught|tear:tore,torn|tell:told|think:thought|throw:threw,thrown|understand:understood
wake:woke,woken|wear:wore,worn|weave:wove,woven|win:won|withdraw:withdrew,withdrawn|write:wrote,written|undergo:underwent|undertake:undertook,undertaken|arise:arose,arisen|bear:bore,borne
die:died,dies,dying,dead,death|lie:lying,lies|tie:tying`

const NOUNS = `
child:children|man:men|woman:women|person:people,persons|foot:feet|tooth:teeth|mouse:mice|goose:geese|wife:wives|life:lives|leaf:leaves|half:halves|knife:knives|wolf:wolves|shelf:shelves
thief:thieves|loaf:loaves|analysis:analyses|crisis:crises|criterion:criteria|phenomenon:phenomena|medium:media|bacterium:bacteria|datum:data|index:indices|matrix:matrices|basis:bases
axis:axes|hypothesis:hypotheses|thesis:theses|nucleus:nuclei|fungus:fungi|policeman:policemen|tax:taxes`

export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [...VERBS.trim().split(/[|\n]/), ...NOUNS.trim().split(/[|\n]/)].flatMap((line) => {
    const [base, forms] = line.split(':')
    return forms!.split(',').map((form): [string, string] => [form, base!])
  }),
)
