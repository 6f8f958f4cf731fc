using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Hypervisor.Silo;

public sealed class MasterKeyXmlEncryptor(MasterKeys keys) : IXmlEncryptor
{
    // Part of what is stored, like the name of the decryptor's class.
    internal const string Purpose = "Hypervisor key ring";
    internal const string KeyAttribute = "masterKey";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealedKey",
            new XAttribute(KeyAttribute, keys.Current.Id),
            Convert.ToBase64String(keys.Current.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting), Purpose))),
        typeof(MasterKeyXmlDecryptor));
}
