using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Hypervisor.Silo;

/// <summary>Makes sure, before anything needs it, that the key ring can be read and has a key. Runs in one silo at a time.</summary>
public static class KeyRingStart
{
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    /// <exception cref="StartException">The master key is missing or is not the one that sealed the ring.</exception>
    public static MasterKeys Open(SiloOptions options, StoredKeyRing ring, TimeProvider time)
    {
        var rows = ring.Read();
        var keys = MasterKeys.Load(options, ringIsEmpty: rows.Count == 0);
        foreach (var (name, xml) in rows) SealAnew(ring, keys, name, xml);
        if (rows.Count == 0) AddFirstKey(ring, keys, time.GetUtcNow());
        return keys;
    }

    public static IDataProtectionBuilder AddKeyRing(this IServiceCollection services, StoredKeyRing ring, MasterKeys keys)
    {
        services.AddSingleton(keys);
        services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = ring;
            options.XmlEncryptor = new MasterKeyXmlEncryptor(keys);
        });
        return services.AddDataProtection().SetApplicationName("Hypervisor").SetDefaultKeyLifetime(KeyLifetime);
    }

    private static void SealAnew(StoredKeyRing ring, MasterKeys keys, string name, string xml)
    {
        var element = XElement.Parse(xml);
        var isOld = false;
        foreach (var secret in element.Descendants("sealedKey").ToList())
        {
            var plain = Unseal(keys, name, secret);
            if ((string?)secret.Attribute(MasterKeyXmlEncryptor.KeyAttribute) == keys.Current.Id) continue;
            secret.ReplaceWith(new MasterKeyXmlEncryptor(keys).Encrypt(plain).EncryptedElement);
            isOld = true;
        }

        if (isOld) ring.Replace(name, xml, element.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement Unseal(MasterKeys keys, string name, XElement secret)
    {
        try
        {
            return new MasterKeyXmlDecryptor(keys).Decrypt(secret);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new StartException(
                $"This master key ({keys.Current.Id}) does not open the secrets in the store ({name}). {e.Message} " +
                "Give the key that was used before; to change keys, give the new one as HYPERVISOR_MASTER_KEY and the old one as HYPERVISOR_MASTER_KEY_PREVIOUS.");
        }
    }

    // Made here and not at first use, so that silos that start together begin with the same key.
    private static void AddFirstKey(StoredKeyRing ring, MasterKeys keys, DateTimeOffset now)
    {
        var services = new ServiceCollection();
        services.AddKeyRing(ring, keys);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IKeyManager>().CreateNewKey(now, now + KeyLifetime);
    }
}
