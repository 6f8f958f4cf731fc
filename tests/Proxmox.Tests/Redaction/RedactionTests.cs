using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Proxmox.Tests;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("cipassword")]
    [InlineData("sshkeys")]
    [InlineData("ssh-keys")]
    [InlineData("ssh_key")]
    [InlineData("apiKey")]
    [InlineData("api-key")]
    [InlineData("API_KEY")]
    [InlineData("CSRFPreventionToken")]
    [InlineData("csrf_prevention_token")]
    [InlineData("clientSecret")]
    [InlineData("bindpw")]
    [InlineData("bind-password")]
    [InlineData("pre_shared_key")]
    [InlineData("presharedkey")]
    [InlineData("args")]
    [InlineData("hookscript")]
    [InlineData("ticket")]
    [InlineData("vncticket")]
    [InlineData("token")]
    [InlineData("x-vwirekey")]
    [InlineData("ipconfig0")]
    [InlineData("ipconfig31")]
    [InlineData("ipconfig", false)]
    [InlineData("ipconfigs", false)]
    [InlineData("wireguard_private_key")]
    [InlineData("my_private_key")]
    [InlineData("vpnSetupKey")]
    [InlineData("corp-shared-secret")]
    [InlineData("base_config_content")]
    [InlineData("public_key", false)]
    [InlineData("publicKey", false)]
    [InlineData("name", false)]
    [InlineData("digest", false)]
    [InlineData("description", false)]
    [InlineData("tokenid", false)]
    [InlineData("scsi0", false)]
    [InlineData("cache", false)]
    public void Knows_secrets_by_name(string name, bool secret = true) => Redaction.IsSecret(name).ShouldBe(secret);

    [SkippableFact]
    public void Knows_every_name_of_the_contract()
    {
        var names = Captures.SecretNames();

        names.Count.ShouldBeGreaterThan(90);
        names.ShouldAllBe(name => Redaction.IsSecret(name));
    }

    [Fact]
    public void Masks_values_of_any_type_at_any_place_and_leaves_the_rest()
    {
        var redacted = Redact("""{"name":"web01","cipassword":"x","nested":[{"password":["a"],"vmid":100,"token":null,"secret":7}],"onboot":1}""");

        redacted.ShouldBe("""{"name":"web01","cipassword":"***","nested":[{"password":"***","vmid":100,"token":null,"secret":"***"}],"onboot":1}""");
    }

    [Fact]
    public void Masks_what_lies_too_deep() =>
        Redact(string.Concat(Enumerable.Repeat("""{"a":""", 20)) + "1" + new string('}', 20)).ShouldContain("***");

    [Theory]
    [InlineData("username=joe,password=s3cr3t,domain=x", "username=joe,password=***,domain=x")]
    [InlineData("host=1.2.3.4,apitoken=PVEAPIToken=root@pam!x=1111,fingerprint=AA:BB", "host=1.2.3.4,apitoken=***,fingerprint=AA:BB")]
    [InlineData("password=\"with, comma\",x=1", "password=***,x=1")]
    [InlineData("virtio=BC:24:11:B3:92:EE,bridge=vmbr0", "virtio=BC:24:11:B3:92:EE,bridge=vmbr0")]
    [InlineData("local:100/vm-100-disk-0.qcow2,size=1G", "local:100/vm-100-disk-0.qcow2,size=1G")]
    public void Masks_parts_of_property_strings(string value, string redacted) => Redaction.RedactText(value).ShouldBe(redacted);

    [Fact]
    public void Masks_pending_values_whose_name_is_itself_a_value() =>
        Redact("""[{"key":"cipassword","value":"a","pending":"b"},{"key":"memory","value":512}]""")
            .ShouldBe("""[{"key":"cipassword","value":"***","pending":"***"},{"key":"memory","value":512}]""");

    [Fact]
    public void Leaves_its_argument_as_it_is()
    {
        var node = JsonNode.Parse("""{"password":"x"}""");

        Redaction.Redact(node);

        node!["password"]!.GetValue<string>().ShouldBe("x");
    }

    [Theory]
    [InlineData("see https://root:pw@pve:8006/api2/json?x=1 now", "see <url> now")]
    [InlineData("ticket PVE:root@pam:6B037D03::abc/def+== is bad", "ticket <ticket> is bad")]
    [InlineData("PVEVNC:6B037D03::abc", "<ticket>")]
    [InlineData("PVEAuthCookie=PVE%3Aroot%40pam%3A6B037D03%3A%3Aabc", "PVEAuthCookie=***")]
    [InlineData("Authorization: PVEAPIToken=root@pam!x=3f7c1d52-9a0e-4c55-8f57-0a6a1c2b9e11", "Authorization: <token>")]
    [InlineData("root@pam!x=3f7c1d52-9a0e-4c55-8f57-0a6a1c2b9e11", "root@pam!x=<secret>")]
    [InlineData("csrf 6B037D03:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE", "csrf <csrf>")]
    [InlineData("first\nsecond\t\u001b[31mred\n", "first second [31mred")]
    [InlineData("VM is locked (snapshot)", "VM is locked (snapshot)")]
    [InlineData("end task UPID:pve1:000014CA:0005D60B:6B038111:vzrestore:205:root@pam!x: OK", "end task UPID:pve1:000014CA:0005D60B:6B038111:vzrestore:205:root@pam!x: OK")]
    [InlineData("smbios1: uuid 0da65964-d34f-4924-a1a5-ec741e761268", "smbios1: uuid 0da65964-d34f-4924-a1a5-ec741e761268")]
    public void Cleans_messages(string message, string clean) => Redaction.CleanMessage(message).ShouldBe(clean);

    [Fact]
    public void Shortens_endless_messages() => Redaction.CleanMessage(new string('x', 100_000)).Length.ShouldBeLessThan(2100);

    private static string Redact(string json) => Redaction.Redact(JsonDocument.Parse(json).RootElement).GetRawText();
}
