import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDFs with veraPDF, all in one Java machine. The first argument names the standards, with
 * commas between: ua1,2a.
 */
public class VeraPdfBooks {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> flavours = new ArrayList<>();
    for (String id : arguments[0].split(",")) {
      flavours.add(PDFAFlavour.byFlavourId(id));
    }
    int bad = 0;
    for (int i = 1; i < arguments.length; i++) {
      for (PDFAFlavour flavour : flavours) {
        bad += check(arguments[i], flavour) ? 0 : 1;
      }
    }
    System.exit(bad == 0 ? 0 : 1);
  }

  private static boolean check(String book, PDFAFlavour flavour) throws Exception {
    VeraPDFFoundry foundry = Foundries.defaultInstance();
    try (PDFAParser parser = foundry.createParser(new File(book), flavour);
        PDFAValidator validator = foundry.createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "pass " : "FAIL ") + flavour.getId() + " " + book);
      report(result);
      return result.isCompliant();
    }
  }

  /** A line a rule that is broken: how often, what it says, and where first. */
  private static void report(ValidationResult result) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, TestAssertion> firsts = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        String rule =
            assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        counts.merge(rule, 1, Integer::sum);
        firsts.putIfAbsent(rule, assertion);
      }
    }
    firsts.forEach(
        (rule, first) ->
            System.out.println(
                "  " + rule + ": " + counts.get(rule) + " times: " + first.getMessage() + " "
                    + first.getLocation().getContext()));
  }
}
