// What the assistant says and asks in English.
import type { dialogueZh } from './dialogue.zh.ts'

/** Calendars by their key. */
const OFFICES: Readonly<Record<string, string>> = {
  CN: 'China',
  US: 'United States',
  GB: 'United Kingdom',
  SG: 'Singapore',
}

export const dialogueEn: typeof dialogueZh = {
  saying: {
    hello: () =>
      'Hello! Leave, expenses, purchases, seals … say it in one sentence and I will take care of it. Say “help” to see what I can do.',
    welcome: () => 'You are welcome.',
    'who-i-am': () =>
      'I am the company’s office assistant, a program and no person: I file requests, handle approvals, and look up progress and rules. Say “help” to see what I can do.',
    sorry: () =>
      'I am sorry that I was no help. Please say it another way, or say “help” to see what I can do; forms work too.',
    bye: () => 'Goodbye. I am here whenever you need me.',
    help: () => 'I can file requests, handle your approvals and tell you how far things are.',
    cancelled: ({ process }) =>
      process ? `Cancelled: ${process}. Nothing was submitted.` : 'Cancelled. Nothing was done.',
    'nothing-to-cancel': () => 'There is nothing open to cancel.',
    'nothing-to-confirm': () => 'There is nothing waiting for your confirmation.',
    held: ({ process }) =>
      process
        ? `Not submitted; the draft is kept: ${process}. Say “submit” to go on, or “cancel” to drop it.`
        : 'All right, not now. Tell me when you want to go on.',
    'did-not-understand': () =>
      'Sorry, I did not understand that. Could you say it another way? For example “annual leave next Wednesday”.',
    'out-of-scope': () => 'I cannot help with that. I can file requests, handle approvals and look up their progress.',
    'only-told': ({ process }) =>
      process
        ? `I took that as news, not as something to do, and did nothing. If you want one, say: “start ${process}”.`
        : 'I took that as news, not as something to do, and did nothing. Just tell me when you need something.',
    empty: () => 'That message was empty. Please say it again.',
    'too-long': ({ limit }) => `That is too long for me. Please keep it under ${limit} characters.`,
    'put-aside': ({ process, now }) =>
      process === now
        ? `I have put the first one aside (${process}) until this one is done.`
        : `I have put ${process} aside until ${now} is done.`,
    later: ({ count }) =>
      `I have also noted ${count === 1 ? 'one more thing' : `${count} more things`}; we will get to it next.`,
    'too-many-drafts': ({ limit }) =>
      `You already have ${limit} unfinished requests. Please submit or cancel one first.`,
    'no-such-person': ({ words }) => `I could not find “${words}”. Please check the name.`,
    'no-such-request': () => 'I could not find a request like that.',
    'nowhere-to-attach': () => 'No open request takes a file right now. Tell me what it is for, then send the file.',
    'nothing-pending': () => 'Nothing is waiting for you right now.',
    'nothing-of-yours': () => 'You have no request in progress right now.',
    'returns-to-initiator': ({ words }) =>
      `It cannot be sent back to “${words}”, only to the person who filed it. Please check.`,
    'not-available-yet': () => 'That is not available yet.',
    useful: () => 'Thank you, noted. Questions like this will be answered this way first.',
    'not-useful': () => 'Thank you, noted. The owners of the documents will hear of this question.',
    'stale-button': () => 'That button no longer works.',
    'stale-card': () => 'Something has changed since, so nothing was done.',
    changed: ({ fields }) => `Changed: ${fields}.`,
    'may-not-start': ({ process, administrators }) =>
      `You cannot start “${process}”. Please ask ${administrators || 'an administrator'} if you need it.`,
    'not-set-up': ({ process, administrators }) =>
      `Your company has not set up “${process}” here, so I cannot do it. ${administrators || 'An administrator'} can add it.`,
    'not-yet': () => 'One thing is missing before it can be submitted:',
    'left-out': ({ fields }) =>
      `I did not recognise what you said for “${fields}”, so it is left empty; it need not be filled. You can still tell me.`,
    'still-there': ({ process }) =>
      `The draft is still here: ${process}. Say “continue” to go on, or “cancel” to drop it.`,
    'up-next': ({ process }) => `Next: ${process}.`,
    moves: ({ process }) =>
      `That one is still in approval (${process}). Once you confirm that it is withdrawn, I will show you the new one as you want it.`,
  },

  documents: {
    title: 'From the company’s documents',
    worded: 'Worded by a model, each sentence checked against its source',
    verified: (who) => `Answer confirmed by ${who}`,
    source: (title, place) => (place ? `Source: ${title}, ${place}` : `Source: ${title}`),
    restsOn: 'Based on:',
    page: (page) => `page ${page}`,
    none: 'The company’s documents do not say.',
    nearest: 'These come closest; you can also ask their owners:',
    owner: (who) => `Owner: ${who}`,
    noted: 'I have noted the question; owners get a weekly list of what their documents do not say.',
    empty: 'There are no company documents you may read yet. An administrator can add some under Knowledge.',
    start: (process) => `Start ${process} now?`,
    useful: '👍 Useful',
    notUseful: '👎 Not useful',
    digest: {
      title: 'Your documents this week',
      gaps: (n) =>
        `${n === 1 ? 'One question has' : `${n} questions have`} no answer in the documents. You can add one under Knowledge:`,
      asked: (times, people) =>
        `asked ${times === 1 ? 'once' : `${times} times`} by ${people === 1 ? 'one person' : `${people} people`}`,
      stale: (n) =>
        `${n === 1 ? 'One document is' : `${n} documents are`} past the review date. Please check that it still holds:`,
      since: (date) => `review was due on ${date}`,
    },
  },

  approvers: {
    title: (process) => `Who approves your request: ${process}`,
    version: (n) => `By the process as published now (version ${n}), your department and your manager`,
    when: (condition) => ` (when ${condition})`,
    depends: ' (when the request calls for it)',
    youPick: 'You choose when you submit',
    inForm: 'Whoever is named in the form',
    any: (names) => `${names}; any one of them`,
    more: (names, count) => `${names} and others (${count} in all)`,
    copied: (names) => `Copy to ${names}`,
    standIn: (names) => `${names} (nobody fits, so the administrators decide)`,
    start: (process) => `Start ${process}`,
    days: 'the number of days',
    currency: 'the currency',
    or: ', or ',
    and: ' and ',
    signs: {
      '>': (name, value) => `${lower(name)} is over ${value}`,
      '>=': (name, value) => `${lower(name)} is at least ${value}`,
      '<': (name, value) => `${lower(name)} is under ${value}`,
      '<=': (name, value) => `${lower(name)} is at most ${value}`,
      '=': (name, value) => `${lower(name)} is ${value}`,
      '!=': (name, value) => `${lower(name)} is not ${value}`,
    },
  },

  askField: {
    text: (label) => (ASKS_ITSELF.test(label) ? `${label}?` : `What is the ${lower(label)}?`),
    longText: (label) => (ASKS_ITSELF.test(label) ? `${label}?` : `Please tell me the ${lower(label)}.`),
    number: (label) => `${label}: how many?`,
    money: (label) => `${label}: how much?`,
    date: (label) => `${label}: which day?`,
    dateRange: (label) => `${label}: from which day?`,
    choice: (label) => `Please choose the ${lower(label)}:`,
    person: (label) => `${label}: who is it?`,
    department: (label) => `${label}: which one?`,
    attachment: (label) => `Please upload: ${lower(label)}.`,
    table: (label) => `Please fill in ${lower(label)} in the form.`,
  },
  askEnd: (start) => `Starting ${start}: until which day, inclusive?`,
  askHalf: () => 'Morning or afternoon?',
  startHint: 'You can also say it all at once, like “next Wednesday to Friday”.',

  ask: {
    field: () => '',
    'which-person': () => 'Several people go by that name. Who do you mean?',
    'which-request': () => 'Which one do you mean?',
    'which-act': () => 'Did you mean:',
    'which-process': () => 'What kind of request is it?',
    reason: () => 'Please give a reason.',
    'pick-approvers': () => 'Please choose the approvers:',
    person: () => 'Who should it go to?',
    edit: () => 'What should change? Press a button, or just say it, like “make it three days”.',
    resume: () => '',
  },
  askReason: {
    reject: 'Why is it rejected? The person who filed it will see this.',
    return: 'What needs to change? The person who filed it will see this.',
    comment: 'What would you like to say?',
  },
  pickApproversFor: (step) => `Please choose the approvers for “${step}”:`,
  resume: (process) => `Continue with ${process}?`,
  none: 'None of these',
  couldNotAnswer: () =>
    'Sorry, I could not finish with your last message. Please look at your requests and tasks to see how far it got, then send it again.',
  leaverHolds: ({ who, number }) =>
    `${number} is waiting for ${who}, who has left, so no reminder arrives. The initiator can withdraw it and file it again; it then goes to somebody who is here.`,
  calendarUnknown: ({ calendar, year, number }) =>
    `The public holidays of ${year} (${OFFICES[calendar] ?? calendar}) are not known yet, so tasks that reach into that year have no due date and nobody is reminded; ${number} is the first. Please add the holidays once they are published.`,
}

/** What for, Where to: such a label is the question. */
const ASKS_ITSELF = /^(?:What|Where|Who|When|Why|How|Which)\b/

/** A label inside a sentence; an abbreviation keeps its capitals. */
function lower(label: string): string {
  return /^[A-Z][^A-Z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label
}
