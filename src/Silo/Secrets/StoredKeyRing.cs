using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Hypervisor.Silo;

/// <summary>Data Protection's key ring as rows of a table beside the grains' state.</summary>
public sealed class StoredKeyRing(DbDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Values.Select(XElement.Parse)];

    public IReadOnlyDictionary<string, string> Read()
    {
        using var command = source.CreateCommand("SELECT name, xml FROM hypervisorkeyring");
        using var rows = command.ExecuteReader();
        var result = new Dictionary<string, string>();
        while (rows.Read()) result[rows.GetString(0)] = rows.GetString(1);
        return result;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand("INSERT INTO hypervisorkeyring (name, xml) VALUES (@name, @xml)");
        command.With("name", friendlyName).With("xml", element.ToString(SaveOptions.DisableFormatting)).ExecuteNonQuery();
    }

    /// <summary>Does nothing if the row is no longer what it was.</summary>
    public void Replace(string name, string former, string xml)
    {
        using var command = source.CreateCommand("UPDATE hypervisorkeyring SET xml = @xml WHERE name = @name AND xml = @former");
        command.With("name", name).With("former", former).With("xml", xml).ExecuteNonQuery();
    }
}
