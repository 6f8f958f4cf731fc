using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>One of the cluster's files of sections, each "type: id" with options below it.</summary>
internal sealed class SectionConfig
{
    public SortedDictionary<string, ConfigSection> Sections { get; } = new(StringComparer.Ordinal);

    /// <summary>SHA-1 of the text; that of nothing while the file is empty.</summary>
    public string Digest
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (id, section) in Sections)
            {
                text.Append(section.Type).Append(": ").Append(id).Append('\n');
                foreach (var (key, value) in section.Options) text.Append('\t').Append(key).Append(' ').Append(value).Append('\n');
            }
            return Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    public ConfigSection? Find(string id) => Sections.GetValueOrDefault(id);

    public ConfigSection Add(string id, string type) => Sections[id] = new ConfigSection(type);

    /// <exception cref="PveError">The file was changed since the caller read it.</exception>
    public void DemandDigest(Call call, string prefix = "")
    {
        if (call["digest"] is { } digest && digest != Digest) throw PveError.Failed($"{prefix}detected modified configuration - file changed by other user? Try again.");
    }
}
