import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { ErrorState } from '../../ui/ErrorState'
import type { FormProps } from '.'
import { filledOptions, optionPayload, type OptionValues } from './clusterOptions'
import { FormShell, useFields } from './kit'
import { rules } from './rules'

const words = text.clusterWork.options
const KEYBOARDS = ['de', 'de-ch', 'da', 'en-gb', 'en-us', 'es', 'fi', 'fr', 'fr-be', 'fr-ca', 'fr-ch', 'hu', 'is', 'it', 'ja', 'lt', 'mk', 'nl', 'no', 'pl', 'pt', 'pt-br', 'sv', 'sl', 'tr']
const LANGUAGES = ['ar', 'ca', 'da', 'de', 'en', 'es', 'eu', 'fa', 'fr', 'hr', 'he', 'it', 'ja', 'ka', 'kr', 'nb', 'nl', 'nn', 'pl', 'pt_BR', 'ru', 'sl', 'sv', 'tr', 'ukr', 'zh_CN', 'zh_TW']

export default function ClusterOptionsForm(props: FormProps) {
  const options = useQuery(clusterRead<Record<string, unknown>>(props.request.controller, '/cluster/options'))
  if (options.isError) return <ErrorState what={text.error.load(words.title.toLowerCase())} error={options.error} retry={() => void options.refetch()} />
  if (!options.data) return <p className="muted" role="status">{text.changes.form.loading}</p>
  return <Fields {...props} stored={options.data} />
}

const choices = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))

function Fields({ request: { payload }, stored, onDone, onCancel }: FormProps & { stored: Record<string, unknown> }) {
  const fields = useFields(filledOptions(stored, payload), (values) => ({
    http_proxy: values.http_proxy !== '' && !/^http:\/\/./.test(values.http_proxy) && words.proxyShape,
    mac_prefix: values.mac_prefix !== '' && !/^[0-9A-Fa-f][02468ACEace](:[0-9A-Fa-f]{2}){0,2}(:[0-9A-Fa-f]{1,2})?:?$/.test(values.mac_prefix) && words.macShape,
    email_from: values.email_from !== '' && !/^[^\s@]+@[^\s@]+$/.test(values.email_from) && words.mailShape,
    max_workers: rules.whole(values.max_workers, 1, 1000),
    migrationNetwork: values.migrationNetwork !== '' && !/^[0-9A-Fa-f:.]+\/\d{1,3}$/.test(values.migrationNetwork) && words.networkShape,
    idFrom: rules.whole(values.idFrom, 100, 999_999_999), idTo: rules.whole(values.idTo, 100, 1_000_000_000),
  }))
  const { values, set, error, tried } = fields
  const sent = optionPayload(values, stored)
  const pick = (name: keyof OptionValues & string, label: string, data: readonly (string | { value: string; label: string })[]) => (
    <Select label={label} placeholder={words.asDefault} data={data} value={String(values[name] ?? '') || null} clearable searchable={data.length > 10} error={error(name)} onChange={(value) => set({ [name]: value ?? '' })} />
  )
  const line = (name: keyof OptionValues & string, label: string, description?: string) => (
    <TextInput label={label} description={description} placeholder={words.asDefault} value={String(values[name] ?? '')} error={error(name)} spellCheck={false} onChange={(event) => set({ [name]: event.currentTarget.value.trim() })} />
  )
  const number = (name: 'max_workers' | 'idFrom' | 'idTo', label: string) => <NumberInput label={label} placeholder={words.asDefault} value={values[name]} error={error(name)} min={1} allowDecimal={false} hideControls onChange={(value) => set({ [name]: value })} />
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && sent && onDone(sent)} fault={tried && !sent && text.changes.form.unchanged}>
      {pick('keyboard', words.names.keyboard!, KEYBOARDS)}
      {pick('language', words.names.language!, LANGUAGES)}
      {pick('console', words.names.console!, choices(words.choices.console))}
      {line('email_from', words.names.email_from!)}
      {line('http_proxy', words.names.http_proxy!)}
      {line('mac_prefix', words.names.mac_prefix!)}
      {number('max_workers', words.names.max_workers!)}
      {pick('shutdown', words.shutdown, choices(words.choices.shutdown))}
      {pick('migrationType', words.migrationType, choices(words.choices.migration))}
      {line('migrationNetwork', words.migrationNetwork)}
      {line('tags', words.names['registered-tags']!, words.tagsHint)}
      <div className="keep-fields">{number('idFrom', words.idFrom)}{number('idTo', words.idTo)}</div>
      <Textarea label={words.names.description!} value={values.description} error={error('description')} autosize minRows={2} maxRows={8} onChange={(event) => set({ description: event.currentTarget.value })} />
    </FormShell>
  )
}
