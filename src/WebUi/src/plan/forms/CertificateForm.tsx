import { Button, FileButton, Textarea } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { rules } from './rules'

const words = text.clusterWork.certificates
const MOST_BYTES = 131_072

export default function CertificateForm({ request: { payload }, onDone, onCancel }: FormProps) {
  const fields = useFields(
    { certificates: String(payload?.certificates ?? ''), key: String(payload?.key ?? ''), force: payload?.force !== false, restart: payload?.restart !== false },
    (values) => ({ certificates: rules.pemChain(values.certificates), key: rules.pemKey(values.key) }),
  )
  const { values, set, error } = fields
  const read = (name: 'certificates' | 'key') => (file: File | null) => {
    if (file && file.size <= MOST_BYTES) void file.text().then((content) => set({ [name]: content }))
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(given({ ...values, key: values.key.trim() }))}>
      <p className="note" data-tone="warn">{words.hint}</p>
      <Textarea label={words.chain} description={words.chainHint} className="mono-field" value={values.certificates} error={error('certificates')} autosize minRows={5} maxRows={12} spellCheck={false} data-autofocus onChange={(event) => set({ certificates: event.currentTarget.value })} />
      <FileButton accept=".pem,.crt,.cer" onChange={read('certificates')}>{(props) => <Button variant="default" size="compact-sm" className="start" {...props}>{words.file}</Button>}</FileButton>
      <Textarea label={words.key} description={words.keyHint} className="mono-field" value={values.key} error={error('key')} autosize minRows={4} maxRows={8} spellCheck={false} autoComplete="off" onChange={(event) => set({ key: event.currentTarget.value })} />
      <FileButton accept=".pem,.key" onChange={read('key')}>{(props) => <Button variant="default" size="compact-sm" className="start" {...props}>{words.file}</Button>}</FileButton>
      <Tick label={words.force} checked={values.force} onChange={(force) => set({ force })} />
      <Tick label={words.restart} checked={values.restart} onChange={(restart) => set({ restart })} />
    </FormShell>
  )
}
