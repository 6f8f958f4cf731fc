using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator;

/// <summary>Who may call a route.</summary>
/// <exception cref="PveError">403 when the caller may not.</exception>
internal delegate void Permission(Call call);

internal static partial class Permissions
{
    /// <summary>No login needed.</summary>
    public static readonly Permission World = _ => { };

    /// <summary>Any login.</summary>
    public static readonly Permission All = _ => { };

    public static readonly Permission Root = call =>
    {
        if (call.Caller is not { UserId: AccessState.Root, TokenId: null }) throw PveError.Denied("user != root@pam");
    };

    /// <summary>One of the privileges on the object; {x} in its path is the parameter x.</summary>
    public static Permission On(string template, params string[] privileges) => call => call.Demand(Fill(template, call), privileges);

    /// <summary>PVE names no detail when several alternatives fail.</summary>
    public static Permission Either(params Permission[] alternatives) => call =>
    {
        foreach (var alternative in alternatives)
        {
            try
            {
                alternative(call);
                return;
            }
            catch (PveError)
            {
                // The next alternative may hold.
            }
        }
        throw PveError.Denied();
    };

    public static Permission Both(Permission first, Permission second) => call =>
    {
        first(call);
        second(call);
    };

    /// <summary>The caller is the user that the path names.</summary>
    public static readonly Permission Self = call =>
    {
        if (call.Caller.UserId != call["userid"]) throw PveError.Denied();
    };

    private static string Fill(string template, Call call) => Hole().Replace(template, hole => call[hole.Groups[1].Value] ?? "");

    [GeneratedRegex("\\{([a-z]+)\\}")] private static partial Regex Hole();
}
