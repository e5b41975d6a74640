// An owner's own answer: the question, the answer, and the documents it rests on, which also say who may see it.
import { App, Form, Input, Modal, Select } from 'antd'
import { useKnowledge, useTeach } from '../data/knowledge.ts'
import { useWords } from '../words/words.tsx'

interface Draft {
  question: string
  answer: string
  documents: string[]
}
interface Props {
  close: () => void
  /** Set when one is changed. */
  id?: string
  start?: Partial<Draft>
}

export function Teach({ close, id, start = {} }: Props) {
  const { w, why } = useWords()
  const k = w.knowledge.verified
  const { message } = App.useApp()
  const [form] = Form.useForm<Draft>()
  const teach = useTeach(id)
  const documents = (useKnowledge().data?.documents ?? []).filter((d) => d.mayRead)
  const save = (draft: Draft) =>
    teach.mutate(draft, {
      onSuccess: () => {
        void message.success(w.knowledge.saved)
        close()
      },
    })
  return (
    <Modal
      open
      title={id ? k.edit : k.add}
      onCancel={close}
      okText={w.knowledge.save}
      cancelText={w.knowledge.cancel}
      confirmLoading={teach.isPending}
      onOk={() => form.submit()}
      okButtonProps={{ id: 'teach-save' }}
    >
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ question: '', answer: '', documents: [], ...start }}
        onFinish={save}
      >
        <Form.Item
          name="question"
          label={k.question}
          rules={[{ required: true, whitespace: true, message: k.missing }]}
        >
          <Input maxLength={500} data-testid="teach-question" />
        </Form.Item>
        <Form.Item name="answer" label={k.answer} rules={[{ required: true, whitespace: true, message: k.missing }]}>
          <Input.TextArea rows={5} maxLength={5000} data-testid="teach-answer" />
        </Form.Item>
        <Form.Item name="documents" label={k.documents} extra={k.documentsHint}>
          <Select
            mode="multiple"
            maxCount={20}
            showSearch={{ optionFilterProp: 'label' }}
            options={documents.map((d) => ({ value: d.id, label: d.title }))}
          />
        </Form.Item>
      </Form>
      {teach.error && (
        <div className="note note-danger" role="alert">
          {why(teach.error)}
        </div>
      )}
    </Modal>
  )
}
