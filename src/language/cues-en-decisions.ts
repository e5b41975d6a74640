// English cues for deciding, chasing and taking back. P person, T time, M money, N number, O ordinal, D length, Z quotation.
import type { ActCue } from './cues.ts'

const LEAD =
  "(?:^|[,.;:!] ?|\\b(?:please|pls|plz|kindly|can you|could you|would you|will you|i'd like to|i would like to|i want to|i wanna|i need to|i have to|let's|let me|go ahead and|just|and|then|also|ok|okay|yes|yeah|sure|hey|hi|help me|want to|to|i|i'll|i will|i'm going to|you can|may you|so|now|but|yiju|need to|gotta|must|should|have to) )"

const ITEM = "(?:it|this|that|these|those|them|the|N|O|P|P's|all|every|everything|both|my|his|her|their|any)"

export const DECISIONS_EN: readonly ActCue[] = [
  {
    act: 'approve',
    weight: 9,
    heard: [
      '(?:^|, ?)(?:the )?(?:O|N) (?:is|are|looks?) (?:ok|okay|fine|good|alright|all right|approved)\\b',
      "^P's .{2,30} (?:is|looks|seems) (?:ok|okay|fine|good|all right|alright|in order)\\b",
      '\\blet P (?:have|take) (?:his|her|their|the|some)\\b',
      '\\b(?:thumbs up|green light|go-ahead) (?:for|on|to) (?:P|N|O|this|that|the|all)',
      '^ok(?:ay)? (?:for|to) P',
      `${LEAD}(?:approve|accept|greenlight|green-light|green light|(?:ok|okay)(?= (?:it|this|that|P|the|all|N|O)\\b)|authorize|authorise|sign off(?: on)?|pass)\\b (?!by\\b|on to\\b|to\\b|over\\b)(?=${ITEM}|\\b)`,
      '^(?:ok |okay |yes,? |fine,? |sure,? |alright,? |looks good,? |lgtm,? )?(?:approved?|accepted?)(?: it| this| that| please)?[.! ]*$',
      '\\b(?:approved|approval granted|approve it|approve that|approve this|approve them|i approve|i accept|consider it approved|gets my approval|has my approval|you have my approval|my approval)\\b(?![^.]*\\?)',
      '\\b(?:give|grant)\\b(?! me\\b).{0,24}\\b(?:approval|go-ahead|green light|thumbs up|the nod|the ok|the okay)\\b',
      "\\b(?:sign off on|green ?light|rubber[- ]?stamp|wave through|let (?:it|that|this|P's .{1,20}) (?:through|pass)|clear)\\b (?:it|this|that|P|the|all|N|O|every)",
      "\\b(?:that's|it's|thats|this is|P's is) (?:approved|a yes)\\b",
      '\\b(?:fine|good|ok|okay) (?:with|by) me\\b',
      "\\bi'?m (?:ok|okay|fine|good|happy|all right) with (?:P|N|O|this|that|it|the)",
      '\\bsay yes to\\b',
      '\\bno objections?\\b',
    ],
  },
  { act: 'approve', weight: 5, heard: ['\\bapprov(?:e|ing)\\b', '\\bsign(?:ing)? off\\b'] },
  {
    act: 'reject',
    weight: 9.5,
    heard: [
      `${LEAD}(?:reject|decline|deny|refuse|disapprove|veto|turn down|say no to|shoot down|knock back|dismiss)\\b`,
      '^(?:rejected|declined|denied|refused|disapproved)\\b(?![^.]*\\?)',
      '\\b(?:reject|decline|deny|turn(?:ing)? down) (?:it|that|this|them|P|N|O|the|all)',
      "\\b(?:that's a no|it's a no|a no from me|not approved|i don't approve|i do not approve|i can't approve|i cannot approve|can't approve|cannot approve|i won't approve|won't approve|not approving|i'm not approving|not going to approve|i refuse|i disagree)\\b",
    ],
  },
  {
    act: 'return',
    weight: 9.6,
    heard: [
      '\\b(?:send|kick|bounce|hand|push|pass|give|toss|throw|put)\\b.{0,40}\\bback\\b(?! at\\b)',
      `${LEAD}return\\b (?!(?:to work|from|trip|flight|my|the laptop|the equipment|a laptop|equipment|the monitor))`,
      '\\b(?:return|returning) (?:it|this|that|P|N|O|the .{1,24} (?:request|claim|form|to P))',
      "\\b(?:ask|tell|have|get|make) (?:P|him|her|them)(?: to)? (?:fix|redo|resubmit|revise|correct|add|attach|amend|rework|update)\\b (?=it\\b|this\\b|that\\b|his\\b|her\\b|their\\b|the (?:amount|dates?|receipts?|form|request|claim|invoice|numbers?|X)|P's|and resubmit|a receipt|an invoice)",
      '\\b(?:needs|for) (?:rework|revision|correction|changes)\\b',
      '\\brequest changes\\b',
      "\\bP's .{2,24} (?:goes|go|should go|has to go|needs to go|must go|can go) back\\b",
      '\\bback to (?:P|the (?:applicant|requester|requestor|initiator|submitter|sender))\\b',
    ],
  },
  {
    act: 'transfer',
    weight: 9.4,
    heard: [
      '\\b(?:forward|transfer|reassign|re-assign|reroute|redirect|hand over|hand off|pass|move|hand|route|send|give|delegate|assign|turn over)\\b.{0,50}\\b(?:to|over to|on to|onto) (?:P|G|him|her|[a-z]+ in G)',
      "\\b(?:P's|my|his|her|the|this|that) .{2,30} (?:can|should|must|needs to|has to|ought to|is to) go to P\\b",
      '\\b(?:get|have|let|ask|want) P (?:to )?(?:look at|handle|review|approve|deal with|take(?: over)?|decide) .{2,40}\\binstead of me\\b',
      '\\bnot the right (?:person|one|approver)\\b',
      '\\b(?:goes|should go|can go) to P\\b',
      '\\blet P (?:handle|decide|deal with|approve|review|take)\\b',
      '\\bP (?:should|can|will|has to|needs to|ought to) (?:handle|decide|deal with|approve|review|take)\\b.{0,20}\\binstead\\b',
      "\\b(?:not mine to|not my call|isn't mine|is not mine)\\b",
    ],
  },
  {
    act: 'addSigner',
    weight: 9.7,
    heard: [
      '\\badd(?:ing)? (?:P|G|him|her|them|[a-z]+)(?: [a-z]+)? (?:as|to)\\b.{0,24}\\b(?:approvers?|signers?|reviewers?|signator(?:y|ies)|sign|approve|review|chain|approval|route)\\b',
      '\\b(?:add|need|include|bring in|loop in|want)\\b.{0,30}\\b(?:signer|approver|co-?signer|second signature|countersign|counter-sign|co-?approver|reviewer)\\b',
      '\\b(?:P|him|her|G) (?:to )?(?:also|too|as well)\\b.{0,12}\\b(?:sign|approve|review)\\b',
      '\\b(?:also|too)\\b.{0,20}\\bP (?:to )?(?:sign|approve|review)\\b',
      '\\b(?:have|get|ask|let|want|need) P (?:to )?(?:also )?(?:sign|approve|review|co-?sign|countersign|(?:take|have) a look|look)\\b.{0,40}\\b(?:too|as well|also|before me|after me|first|before i|after i|before it|after it|with me|before|after|alongside)\\b',
      '\\b(?:counter-?sign|co-?sign)\\b',
    ],
  },
  {
    act: 'standIn',
    weight: 9.8,
    heard: [
      '\\bstand(?:s|ing)?[- ]in\\b',
      '\\bP (?:will |can |to )?(?:approves?|signs?|decides?|handles?|covers?|takes? over)\\b.{0,24}\\b(?:in the meantime|meanwhile|in between|while i|until i|till i)',
      '\\b(?:stand in|stands in|standing in|stand-in|fill in|cover|covers|covering|deputi[sz]e|act|sub|substitute|take over) (?:for me|on my behalf|my (?:approvals|tasks|inbox|queue|approving))',
      '\\b(?:stand-in|standin|deputy|delegate|proxy|substitute|acting approver)\\b',
      "\\b(?:approve|sign|handle|decide|take care of|look after|process|review)\\b.{0,24}\\b(?:on my behalf|in my (?:place|absence|stead)|for me while|while i'm (?:away|out|off|gone|on)|while i am (?:away|out|off|gone|on)|when i'm (?:away|out|off))\\b",
      '\\b(?:hand|give|pass|delegate|route|forward|redirect|transfer|assign)\\b.{0,20}\\b(?:my|all my) (?:approvals|approval (?:rights|authority|duties|tasks)|inbox|queue|pending)\\b',
    ],
  },
  {
    act: 'comment',
    weight: 9.3,
    heard: [
      '\\b(?:comment|remark)\\b(?!s? (?:on|from) (?:my|P).*\\?)',
      '\\b(?:leave|add|write|put|drop|attach|post|make) (?:a |an |the |this |my )?(?:quick |short )?(?:note|comment|remark|message)\\b',
      `${LEAD}note (?:on|that)\\b`,
      "\\b(?:reply|respond|say|write|mention) (?:on|to|under|in) (?:it|this|that|N|O|P's|the)\\b",
      '\\bsay on P',
      "\\bon P's [a-z ]{2,24},? (?:write|say|note|add|comment|put)\\b",
      '\\b(?:write|note|add|say) ?:',
    ],
  },
  {
    act: 'urge',
    weight: 9.5,
    heard: [
      '\\b(?:nudge|chase(?: up)?|(?<!in a )hurry(?: up)?|prod|expedite|ping|speed up|follow up (?:with|on)|chivvy)\\b(?! notification)',
      '\\b(?:poke|rush|push|press|hassle|bug|jog)\\b (?:P|him|her|them|it|that|the approver|finance|my|G)\\b',
      "\\b(?:remind|tell|ask) (?:P|him|her|them|G|the (?:approver|manager|boss)|my (?:manager|boss|approver|supervisor)|whoever|[a-z]+)(?:'s team)?(?: [a-z]+)?(?: in G)? (?:to|about|that)\\b.{0,30}\\b(?:approve|approving|sign|review|decide|look at|process|my|N|it|request|claim|pending|waiting|release|act)\\b",
      '\\bsend (?:a |P a |him a |her a )?(?:gentle |friendly |quick )?(?:reminder|nudge)\\b',
      '\\b(?:remind) (?:P|him|her|them|the approver|my manager|my boss)\\b',
    ],
  },
  {
    act: 'withdraw',
    weight: 9.6,
    heard: [
      '\\b(?:withdraw|recall|retract|rescind|revoke|take back|pull back|pull|call back|undo|unsubmit|void)\\b (?!cash)',
      '\\bcancel (?:my|the) .{0,40}\\b(?:request|claim|leave|application|trip|order|i (?:submitted|filed|sent|put in|made|raised)|submitted|filed|pto|time off|days? off|vacation|requisition|report|booking|overtime|payment|expense|purchase|reimbursement|contract)\\b',
      '\\btake .{1,30} back\\b',
      '\\b(?:drop|scrap|scratch|kill) my .{0,40}\\b(?:request|claim|application|requisition)\\b',
      '\\b(?:pull|withdraw)\\b.{0,20}\\b(?:request|claim)\\b',
      '\\bcancel N\\b',
    ],
  },
]
