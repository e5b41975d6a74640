// A new source: a web address, or a space of a wiki that this server may read.
import { Form, Input, Modal, Select } from 'antd'
import { useAddSource, type WikiVendor } from '../data/knowledge.ts'
import { useWords } from '../words/words.tsx'
import { GroupsSelect } from './groups-select.tsx'

interface Draft {
  from: 'url' | WikiVendor
  address: string
  space: string
  groups: string
  acl: string[]
  everyMinutes: number
}

const DAILY = 1440

export function AddSource({ wikis, close }: { wikis: readonly WikiVendor[]; close: () => void }) {
  const { w, why } = useWords()
  const k = w.knowledge.sources
  const [form] = Form.useForm<Draft>()
  const from = Form.useWatch('from', form) ?? 'url'
  const add = useAddSource()
  const save = ({ address, space, groups, acl, everyMinutes }: Draft) =>
    add.mutate(
      from === 'url'
        ? { kind: 'url', address: address.trim(), acl, everyMinutes }
        : { kind: 'wiki', vendor: from, space: space.trim(), acl, everyMinutes, groups: pairs(groups) ?? {} },
      { onSuccess: (added) => added.ok && close() },
    )
  const problem = add.data && !add.data.ok ? k.problem[add.data.problem] : undefined
  const required = [{ required: true, message: k.missing }]
  return (
    <Modal
      open
      title={k.add}
      onCancel={close}
      okText={w.knowledge.save}
      cancelText={w.knowledge.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      okButtonProps={{ id: 'source-save' }}
    >
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: 'url', address: '', space: '', groups: '', acl: ['everyone'], everyMinutes: DAILY }}
        onFinish={save}
      >
        {wikis.length > 0 && (
          <Form.Item name="from" label={k.what}>
            <Select
              data-testid="source-from"
              options={[{ value: 'url', label: k.url }, ...wikis.map((v) => ({ value: v, label: k.vendor[v] }))]}
            />
          </Form.Item>
        )}
        {from === 'url' ? (
          <Form.Item name="address" label={k.url} extra={k.urlHint} rules={required}>
            <Input type="url" maxLength={2000} placeholder="https://" data-testid="source-address" />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="space" label={k.space} extra={k.spaceHint[from]} rules={required}>
              <Input maxLength={100} data-testid="source-space" />
            </Form.Item>
            <Form.Item
              name="groups"
              label={k.groups}
              extra={
                <>
                  {k.groupsHint}
                  <br />
                  {k.wikiRights}
                </>
              }
              rules={[
                {
                  validator: async (_, text: string) => {
                    if (!pairs(text)) throw new Error(k.groupsWrong)
                  },
                },
              ]}
            >
              <Input.TextArea rows={2} />
            </Form.Item>
          </>
        )}
        <Form.Item name="acl" label={w.knowledge.upload.who} rules={required}>
          <Groups />
        </Form.Item>
        <Form.Item name="everyMinutes" label={k.every}>
          <Select options={Object.entries(k.hours).map(([minutes, label]) => ({ value: Number(minutes), label }))} />
        </Form.Item>
      </Form>
      {(add.error ?? problem) && (
        <div className="note note-danger" role="alert">
          {add.error ? why(add.error) : problem}
        </div>
      )}
    </Modal>
  )
}

/** The form hands its value and its ear to whatever stands in it. */
function Groups({
  id,
  value = [],
  onChange,
}: {
  id?: string
  value?: string[]
  onChange?: (v: readonly string[]) => void
}) {
  return <GroupsSelect {...(id ? { id } : {})} value={value} onChange={(next) => onChange?.(next)} />
}

/** `group there = group here`, one a line; undefined when a line is something else. */
function pairs(text: string): Record<string, string> | undefined {
  const made: Record<string, string> = {}
  for (const line of text.split('\n')) {
    if (!line.trim()) continue
    const [there, here, ...more] = line.split(/[=＝]/).map((part) => part.trim())
    if (!there || !here || more.length > 0) return undefined
    made[there] = here
  }
  return made
}
