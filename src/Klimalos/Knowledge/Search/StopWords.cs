using System.Collections.Frozen;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>Words that say nothing about what a question is about, but tell which language it is in.</summary>
internal static class StopWords
{
    private const string Norwegian = """
        jeg eg du deg dere dykk vi oss vår vårt våre han hun ho de dei dem deres sin sitt sine seg meg min mitt mine den det dette denne disse desse
        en ei et eit og eller men om at som for fra frå til i på av med uten utan ved hos over under etter før mot mellom innen inn ut opp ned her der
        er var vært vore være vera vere blir ble blitt bli vert vart verte har hadde hatt ha kan kunne skal skulle vil ville ville må måtte bør burde
        får fikk fått få gjør gjøre gjort gjer gjere gjorde tar ta tatt tek ga gi gir gitt går gå gått ikke ikkje ingen noe noen noko nokon nokre også
        bare berre så da då nå no litt mye mykje mer meir mest veldig helt alle alt annen annet andre hver hvert kvar kvart slik sånn enn når hva kva hvordan korleis
        hvilken hvilke hvilket kva for hvis dersom fordi jo vel nok selv sjølv egentlig eigentleg ja nei hei takk vennligst kanskje finnes fins det
        trenger treng trengs noensinne bruker bruke brukes vet veit lurer spør spørre spørsmål fortell si sier gjelder handler betyr innebærer
        holder holde kommer komme kom man jo altså likevel allerede dess bedre ligger sett samme samt både enten hverken verken omkring rundt gjennom gjenom igjennom via brukast gjøres gjerast
        """;

    private const string Swedish = """
        jag du dig ni er vi oss vår vårt våra han hon de dem deras sin sitt sina sig mig min mitt mina den det detta denna dessa en ett och eller men om
        att som för från till i på av med utan vid hos över under efter före mot mellan inom in ut upp ner här där är var varit vara blir blev blivit bli
        har hade haft ha kan kunde ska skall skulle vill ville måste bör borde får fick fått få gör göra gjort gjorde tar ta tagit tog ger ge gett gav går
        gå gått inte ej ingen inget något någon några också bara så då nu lite mycket mer mest väldigt helt alla allt annan annat andra varje vart sådan än när
        vad hur vilken vilka vilket ifall därför ju väl nog själv egentligen ja nej hej tack snälla kanske finns behöver behövs använder använda vet undrar
        fråga frågar säg säger gäller handlar betyder innebär håller hålla kommer komma kom man alltså redan samma samt både antingen varken kring genom via användas används göras görs
        """;

    private const string Danish = """
        jeg du dig i jer vi os vor vores vort han hun de dem deres sin sit sine sig mig min mit mine den det dette denne disse en et og eller men om at som
        for fra til på af med uden ved hos over under efter før mod mellem inden ind ud op ned her der er var været være bliver blev blevet blive har havde
        haft have kan kunne skal skulle vil ville må måtte bør burde får fik fået få gør gøre gjort gjorde tager tage taget tog giver give givet gav går gå
        gået ikke ingen intet noget nogen nogle også bare kun så da nu lidt meget mere mest helt alle alt anden andet andre hver hvert sådan end når hvad hvordan
        hvilken hvilke hvilket hvis fordi jo vel nok selv egentlig ja nej hej tak venligst måske findes behøver bruger bruge ved spørge spørgsmål fortæl sig
        siger gælder handler betyder indebærer holder holde kommer komme kom man altså allerede samme samt både enten hverken omkring gennem igennem via bruges gøres
        """;

    private const string English = """
        i you he she it we they me him her us them my your his its our their mine this that these those a an the and or but if of at by for with about
        against between into through during before after above below to from up down in out on off over under again then once here there all any both each every
        few more most other some such no nor not only own same so than too very can could will would shall should may might must do does did done doing have
        has had having be is am are was were been being get gets got give gives go goes going make makes what which how need needs use uses used know tell
        say says please yes hi hello thanks thank just also really actually exactly mean means concern apply applies want like let as while because until via whether
        """;

    private static readonly FrozenDictionary<string, byte> Words = Read();

    public static bool Contains(string word) => Words.ContainsKey(word);

    public static IEnumerable<string> All => Words.Keys;

    /// <summary>Which languages have the word among their stop words: one bit each, 0 when it is none.</summary>
    public static int LanguagesOf(string word) => Words.GetValueOrDefault(word);

    private static FrozenDictionary<string, byte> Read()
    {
        var words = new Dictionary<string, byte>(StringComparer.Ordinal);
        Add(Norwegian, Language.Nb);
        Add(Swedish, Language.Sv);
        Add(Danish, Language.Da);
        Add(English, Language.En);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string list, Language language)
        {
            foreach (var word in Search.Words.Of(list))
                words[word] = (byte)(words.GetValueOrDefault(word) | (1 << (int)language));
        }
    }
}
