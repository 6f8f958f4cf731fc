import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { contentOf, fileOf } from './download'
import { FormShell, given, useFields } from './kit'
import { nodeStorage } from './queries'
import { rules } from './rules'

const words = text.clusterWork.storage
const ALL = ['iso', 'vztmpl', 'import']
const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']

/** A file that the node fetches itself. Its name and kind are read off the address until they are chosen. */
export default function DownloadForm({ request: { controller, node = '', payload }, onDone, onCancel }: FormProps) {
  const accepted = useQuery(nodeStorage(controller, node)).data?.find((pool) => pool.storage === payload?.storage)?.content ?? ALL
  const fields = useFields(
    {
      url: String(payload?.url ?? ''), filename: String(payload?.filename ?? ''), content: String(payload?.content ?? ''), checksum: String(payload?.checksum ?? ''), checksum_algorithm: String(payload?.checksum_algorithm ?? ''),
      compression: String(payload?.compression ?? ''), verify: payload?.verify_certificates !== false,
    },
    (values) => ({
      url: rules.webAddress(values.url), filename: rules.fileName(values.filename), content: rules.required(values.content), checksum: rules.checksum(values.checksum),
      checksum_algorithm: (values.checksum === '') !== (values.checksum_algorithm === '') && words.both,
    }),
  )
  const { values, set, error } = fields
  const onUrl = (url: string) => {
    const isOwn = values.filename !== '' && values.filename !== fileOf(values.url)
    const filename = isOwn ? values.filename : fileOf(url)
    set({ url, filename, content: contentOf(filename, accepted) ?? values.content })
  }
  const submit = () => {
    const { verify, ...rest } = values
    if (fields.attempt()) onDone({ storage: payload?.storage, ...given(rest), ...(verify ? {} : { verify_certificates: false }) })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <TextInput label={words.url} value={values.url} error={error('url')} inputMode="url" spellCheck={false} placeholder="https://" data-autofocus onChange={(event) => onUrl(event.currentTarget.value.trim())} />
      <TextInput label={words.filename} value={values.filename} error={error('filename')} spellCheck={false} onChange={(event) => set({ filename: event.currentTarget.value })} />
      <Select label={words.content} data={(['iso', 'vztmpl', 'import'] as const).filter((each) => accepted.includes(each)).map((each) => ({ value: each, label: words.contents[each] }))} value={values.content || null} error={error('content')} onChange={(content) => set({ content: content ?? '' })} />
      <TextInput label={words.checksum} value={values.checksum} error={error('checksum')} className="mono" spellCheck={false} onChange={(event) => set({ checksum: event.currentTarget.value.trim() })} />
      <Select label={words.algorithm} data={ALGORITHMS} value={values.checksum_algorithm || null} clearable error={error('checksum_algorithm')} onChange={(checksum_algorithm) => set({ checksum_algorithm: checksum_algorithm ?? '' })} />
      <Select label={words.compression} placeholder={words.asItIs} data={['gz', 'lzo', 'zst', 'bz2']} value={values.compression || null} clearable error={error('compression')} onChange={(compression) => set({ compression: compression ?? '' })} />
      <Tick label={words.verify} checked={values.verify} onChange={(verify) => set({ verify })} />
    </FormShell>
  )
}
