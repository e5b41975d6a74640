// Fault → status and words, in one place. Nothing of the inside (stack, SQL, values) leaves here.
import type { FastifyError } from 'fastify'
import { ZodError } from 'zod'
import { Fault, type FaultCode } from '../kernel/fault.ts'
import type { Label } from './contract.ts'

const STATUS: Record<FaultCode, number> = {
  'bad-input': 400,
  'bad-signature': 401,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  unavailable: 503,
  'in-use': 503,
}

const WORDS: Record<FaultCode | 'bug', Label> = {
  'bad-input': {
    zh: '这个请求的内容不完整或格式不对，请检查后再试。',
    en: 'Something in this request is missing or malformed. Check it and try again.',
  },
  'bad-signature': {
    zh: '签名不对，无法确认来源。',
    en: 'The signature does not match, so the sender cannot be verified.',
  },
  'not-signed-in': {
    zh: '请先登录；登录链接只能用一次，过期了请让管理员重发。',
    en: 'Please sign in. A sign-in link works once; ask your administrator for a new one.',
  },
  forbidden: {
    zh: '没有权限，或页面已过期，请刷新后再试。',
    en: 'Not allowed, or this page is out of date. Reload and try again.',
  },
  'not-found': {
    zh: '没有找到，可能已被删除，或您无权查看。',
    en: 'Not found. It may be gone, or you may not be allowed to see it.',
  },
  conflict: {
    zh: '刚刚有别人改动过，请刷新后再看。',
    en: 'Somebody changed this a moment ago. Reload and look again.',
  },
  'too-large': { zh: '内容太大了。', en: 'That is too large.' },
  'rate-limited': { zh: '操作太快了，请稍等几秒。', en: 'Too fast. Please wait a few seconds.' },
  unavailable: {
    zh: '服务暂时不可用，您的内容没有丢，请稍后再试。',
    en: 'Not available right now. Nothing is lost; try again shortly.',
  },
  'in-use': { zh: '数据目录正被另一个进程使用。', en: 'The data directory is in use by another process.' },
  bug: {
    zh: '出了点问题，我们已记录；您可以再试一次。',
    en: 'Something went wrong on our side and was recorded. You can try again.',
  },
}

export interface ErrorAnswer {
  status: number
  body: { error: { code: string; message: Label; why?: string } }
  isBug: boolean
}

/** `tellWhy`: to the one at this machine's keyboard the fault's own words are told too, never to a page. */
export function toAnswer(error: unknown, tellWhy = false): ErrorAnswer {
  if (error instanceof Fault)
    return answer(STATUS[error.code], error.code, WORDS[error.code], tellWhy ? error.message : undefined)
  if (error instanceof ZodError) return answer(400, 'bad-input', WORDS['bad-input'])
  const status = (error as FastifyError)?.statusCode
  if (status === 413) return answer(413, 'too-large', WORDS['too-large'])
  if (status && status >= 400 && status < 500) return answer(status, 'bad-input', WORDS['bad-input'])
  return { ...answer(500, 'bug', WORDS.bug), isBug: true }
}

const answer = (status: number, code: string, message: Label, why?: string): ErrorAnswer => ({
  status,
  body: { error: { code, message, ...(why === undefined ? {} : { why }) } },
  isBug: false,
})
