using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Hypervisor.Silo;

/// <summary>Its name is written beside each key that it can unseal: never rename or move it.</summary>
public sealed class MasterKeyXmlDecryptor(MasterKeys keys) : IXmlDecryptor
{
    // Data Protection makes decryptors by this shape of constructor.
    public MasterKeyXmlDecryptor(IServiceProvider services) : this(services.GetRequiredService<MasterKeys>())
    {
    }

    public XElement Decrypt(XElement encryptedElement)
    {
        var id = (string?)encryptedElement.Attribute(MasterKeyXmlEncryptor.KeyAttribute) ?? "none";
        var key = keys.Find(id) ?? throw new CryptographicException($"It was sealed with another master key ({id}).");
        return XElement.Parse(key.Unseal(Convert.FromBase64String(encryptedElement.Value), MasterKeyXmlEncryptor.Purpose));
    }
}
