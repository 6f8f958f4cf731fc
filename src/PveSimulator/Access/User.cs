namespace Hypervisor.PveSimulator;

internal sealed class User(string id, string password)
{
    public string Id => id;
    public string Realm => id[(id.IndexOf('@') + 1)..];
    public string Password { get; set; } = password;
    public bool IsEnabled { get; set; } = true;
    public long Expire { get; set; }

    /// <summary>comment, email, firstname, lastname, keys: present only when set.</summary>
    public SortedDictionary<string, string> Details { get; } = [];
    public SortedSet<string> Groups { get; } = [];
    public SortedDictionary<string, ApiToken> Tokens { get; } = [];

    public bool IsActive(DateTimeOffset now) => IsEnabled && (Expire == 0 || Expire > now.ToUnixTimeSeconds());
}
