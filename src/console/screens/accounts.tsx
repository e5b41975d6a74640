// My chat accounts: which are linked and how that was proved, a code for a new one, and letting one go.
import { App, Button, Popconfirm, Typography } from 'antd'
import { useAccounts, useTakeCode, useUnlink, type ChatAccount } from '../data/accounts.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function Accounts() {
  const { w } = useWords()
  const a = w.accounts
  usePageTitle(a.title)
  const accounts = useAccounts()
  const { platforms = [], accounts: linked = [] } = accounts.data ?? {}
  return (
    <div className="page">
      <div className="page-head">
        <h1>{a.title}</h1>
      </div>
      <p className="admin-lead">{a.lead}</p>
      {accounts.isPending && <ListSkeleton />}
      {accounts.isError && <LoadFailed error={accounts.error} again={() => void accounts.refetch()} />}
      {accounts.data && platforms.length === 0 && <Empty title={a.off} hint={a.offHint} />}
      {accounts.data && platforms.length > 0 && (
        <>
          <p className="admin-lead">{a.on(platforms.map((p) => a.name[p]).join(', '))}</p>
          <Code />
          {linked.length === 0 ? (
            <Empty title={a.none} hint={a.noneHint} />
          ) : (
            <ul className="rows" data-testid="accounts">
              {linked.map((one) => (
                <Account key={`${one.platform}/${one.workspace}/${one.user}`} account={one} />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

function Code() {
  const { w } = useWords()
  const a = w.accounts
  const take = useTakeCode()
  return (
    <div className="account-code">
      <Button type="primary" loading={take.isPending} onClick={() => take.mutate()} data-testid="take-code">
        {a.take}
      </Button>
      {take.data && (
        <div role="status">
          <Typography.Text
            code
            copyable={{ tooltips: [a.copy, a.copied] }}
            className="account-code-words"
            data-testid="account-code"
          >
            {take.data.code}
          </Typography.Text>
          <p>{a.codeHint}</p>
        </div>
      )}
      {take.isError && <p role="alert">{w.state.unexpected}</p>}
    </div>
  )
}

function Account({ account }: { account: ChatAccount }) {
  const { w, times } = useWords()
  const a = w.accounts
  const unlink = useUnlink()
  const { message } = App.useApp()
  return (
    <li className="admin-row" data-testid="account">
      <div className="row-main">
        <p className="kb-title">{a.name[account.platform]}</p>
        <p className="kb-facts">
          {a.proved[account.provedBy]} · {a.seen(times.moment(account.seenAt))}
        </p>
      </div>
      <Popconfirm
        title={a.unlink}
        description={a.unlinkSure}
        okText={a.unlink}
        okButtonProps={{ danger: true }}
        onConfirm={() => unlink.mutate(account, { onSuccess: () => void message.success(a.unlinked) })}
      >
        <Button danger loading={unlink.isPending} data-testid="unlink">
          {a.unlink}
        </Button>
      </Popconfirm>
    </li>
  )
}
