// Functions and gradients written by hand in C++, for `benchmarks.jar limits`: the same formulas as in org.gradcost.family, in
// the loops one would write. Started as `limits FAMILY FILE`; the file has doubles alone: how many arrays, then each length and
// its elements. Reads lines `v CALLS` (values) and `g CALLS` (gradients) and answers with nanoseconds of processor and wall
// time and the value; `d` prints the last gradient.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

using Numbers = std::vector<double>;

struct Problem {
    virtual ~Problem() {}
    virtual double value(const Numbers& x) = 0;
    virtual double gradient(const Numbers& x, Numbers& g) = 0;
    virtual int derivatives(int n) { return n; }
};

struct Product : Problem {
    double value(const Numbers& x) override {
        double p = 1;
        for (double xi : x) p *= xi;
        return p;
    }
    double gradient(const Numbers& x, Numbers& g) override {
        int n = x.size();
        double p = 1;
        for (int i = 0; i < n; i++) {
            g[i] = p;
            p *= x[i];
        }
        double s = 1;
        for (int i = n - 1; i >= 0; i--) {
            g[i] *= s;
            s *= x[i];
        }
        return p;
    }
};

struct Rosenbrock : Problem {
    double value(const Numbers& x) override {
        double sum = 0;
        for (size_t i = 0; i + 1 < x.size(); i++) {
            double a = 1 - x[i], b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * (b * b);
        }
        return sum;
    }
    double gradient(const Numbers& x, Numbers& g) override {
        double sum = 0, carried = 0;
        size_t n = x.size();
        for (size_t i = 0; i + 1 < n; i++) {
            double a = 1 - x[i], b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * (b * b);
            g[i] = carried - 2 * a - 400 * x[i] * b;
            carried = 200 * b;
        }
        g[n - 1] = carried;
        return sum;
    }
};

struct SigmoidChain : Problem {
    double value(const Numbers& x) override {
        int n = x.size();
        double sum = 0;
        for (int i = 0; i < n - 1; i++) sum += 1 / (1 + std::exp(-x[i] * x[i + 1]));
        return sum + 1 / (1 + std::exp(-x[n - 1] * x[0]));
    }
    double gradient(const Numbers& x, Numbers& g) override {
        int n = x.size();
        double sum = 0, carried = 0;
        for (int i = 0; i < n; i++) {
            double next = x[i + 1 < n ? i + 1 : 0];
            double s = 1 / (1 + std::exp(-x[i] * next)), slope = s * (1 - s);
            sum += s;
            g[i] = carried + slope * next;
            carried = slope * x[i];
        }
        g[0] += carried;
        return sum;
    }
};

struct Helmholtz : Problem {
    Numbers b, a, y;
    Helmholtz(Numbers b, Numbers a) : b(b), a(a), y(b.size()) {}
    static double last(double u) {
        return std::log((1 + (1 + std::sqrt(2.0)) * u) / (1 + (1 - std::sqrt(2.0)) * u));
    }
    double value(const Numbers& x) override {
        int n = x.size();
        double u = 0, entropy = 0, q = 0;
        for (int i = 0; i < n; i++) u += b[i] * x[i];
        double dilution = 1 / (1 - u);
        for (int i = 0; i < n; i++) entropy += x[i] * std::log(x[i] * dilution);
        for (int i = 0; i < n; i++) {
            const double* row = &a[(size_t) i * n];
            double sum = 0;
            for (int j = 0; j < i; j++) sum += row[j] * x[j];
            q += x[i] * (2 * sum + row[i] * x[i]);
        }
        return entropy - q / (std::sqrt(8.0) * u) * last(u);
    }
    double gradient(const Numbers& x, Numbers& g) override {
        int n = x.size();
        double u = 0, entropy = 0, q = 0, total = 0;
        for (int i = 0; i < n; i++) u += b[i] * x[i];
        double dilution = 1 / (1 - u);
        for (int i = 0; i < n; i++) {
            double log = std::log(x[i] * dilution);
            g[i] = log + 1;
            entropy += x[i] * log;
            total += x[i];
        }
        for (int i = 0; i < n; i++) {
            const double* row = &a[(size_t) i * n];
            double sum = 0;
            for (int j = 0; j < n; j++) sum += row[j] * x[j];
            y[i] = sum;
            q += x[i] * sum;
        }
        double log = last(u), root = std::sqrt(8.0);
        double ofProduct = 2 * log / (root * u);
        double ofU = total * dilution + q * log / (root * u * u) - q / (u * (1 + 2 * u - u * u));
        for (int i = 0; i < n; i++) g[i] += b[i] * ofU - y[i] * ofProduct;
        return entropy - q / (root * u) * log;
    }
};

struct LogSumExp : Problem {
    static double largest(const Numbers& x) {
        double max = x[0];
        for (double xi : x) max = xi > max ? xi : max;
        return max;
    }
    double value(const Numbers& x) override {
        double max = largest(x), sum = 0;
        for (double xi : x) sum += std::exp(xi - max);
        return max + std::log(sum);
    }
    double gradient(const Numbers& x, Numbers& g) override {
        double max = largest(x), sum = 0;
        for (size_t i = 0; i < x.size(); i++) {
            g[i] = std::exp(x[i] - max);
            sum += g[i];
        }
        for (double& gi : g) gi /= sum;
        return max + std::log(sum);
    }
};

// All points through each loop together, as the family has it by hand.
struct Gmm : Problem {
    int d, k, n;
    double constant = 0;
    std::vector<Numbers> x, z, y, beta;
    Numbers max, sum, square, back;
    Gmm(int d, int k, const Numbers& points) : d(d), k(k), n(points.size() / d) {
        x.assign(d, Numbers(n));
        for (int i = 0; i < n * d; i++) x[i % d][i / d] = points[i];
        z = y = x;
        beta.assign(k, Numbers(n));
        max = sum = square = back = Numbers(n);
        constant = -n * (d / 2.0) * std::log(2 * M_PI);
        double gamma = d * (d - 1) / 4.0 * std::log(M_PI);
        for (int j = 0; j < d; j++) gamma += std::lgamma((d + 1 - j) / 2.0);
        constant += k * (-(d + 1) * d * std::log(2.0) / 2 - gamma);
    }
    void factor(const Numbers& p, int c) {
        for (int j = 0; j < d; j++) {
            double mu = p[k + c * d + j], e = std::exp(p[k + k * d + c * d + j]);
            for (int i = 0; i < n; i++) z[j][i] = x[j][i] - mu;
            for (int i = 0; i < n; i++) y[j][i] = e * z[j][i];
        }
        const double* l = &p[k + 2 * k * d + c * d * (d - 1) / 2];
        for (int a = 0; a < d; a++)
            for (int b = a + 1; b < d; b++, l++)
                for (int i = 0; i < n; i++) y[b][i] += *l * z[a][i];
    }
    double lse(const Numbers& p) {
        double largest = p[0], exps = 0;
        for (int c = 1; c < k; c++) largest = std::fmax(largest, p[c]);
        for (int c = 0; c < k; c++) exps += std::exp(p[c] - largest);
        return largest + std::log(exps);
    }
    double value(const Numbers& p) override {
        for (double& m : max) m = -HUGE_VAL;
        for (int c = 0; c < k; c++) {
            factor(p, c);
            double start = p[c];
            for (int j = 0; j < d; j++) start += p[k + k * d + c * d + j];
            for (double& s : square) s = 0;
            for (int j = 0; j < d; j++)
                for (int i = 0; i < n; i++) square[i] += y[j][i] * y[j][i];
            for (int i = 0; i < n; i++) {
                beta[c][i] = start - square[i] / 2;
                max[i] = beta[c][i] > max[i] ? beta[c][i] : max[i];
            }
        }
        for (double& s : sum) s = 0;
        for (int c = 0; c < k; c++)
            for (int i = 0; i < n; i++) {
                beta[c][i] = std::exp(beta[c][i] - max[i]);
                sum[i] += beta[c][i];
            }
        double total = 0, penalty = 0;
        for (int i = 0; i < n; i++) total += max[i] + std::log(sum[i]);
        for (int i = k + k * d; i < k + 2 * k * d; i++) penalty += std::exp(2 * p[i]);
        for (size_t i = k + 2 * k * d; i < p.size(); i++) penalty += p[i] * p[i];
        return total - n * lse(p) - penalty / 2 + constant;
    }
    double gradient(const Numbers& p, Numbers& g) override {
        double v = value(p), all = lse(p);
        for (int c = 0; c < k; c++) {
            Numbers& r = beta[c];
            double count = 0;
            for (int i = 0; i < n; i++) {
                r[i] /= sum[i];
                count += r[i];
            }
            g[c] = count - n * std::exp(p[c] - all);
            factor(p, c);
            for (int j = 0; j < d; j++) {
                double e = std::exp(p[k + k * d + c * d + j]), zy = 0;
                for (int i = 0; i < n; i++) y[j][i] *= r[i];
                for (int i = 0; i < n; i++) zy += z[j][i] * y[j][i];
                g[k + k * d + c * d + j] = count - e * zy - e * e;
            }
            size_t at = k + 2 * k * d + c * d * (d - 1) / 2;
            for (int a = 0; a < d; a++) {
                double e = std::exp(p[k + k * d + c * d + a]), mu = 0;
                for (int i = 0; i < n; i++) back[i] = e * y[a][i];
                for (int b = a + 1; b < d; b++, at++) {
                    double zy = 0;
                    for (int i = 0; i < n; i++) zy += z[a][i] * y[b][i];
                    g[at] = -zy - p[at];
                    for (int i = 0; i < n; i++) back[i] += p[at] * y[b][i];
                }
                for (int i = 0; i < n; i++) mu += back[i];
                g[k + c * d + a] = mu;
            }
        }
        return v;
    }
};

struct KMeans : Problem {
    Numbers points;
    int d;
    KMeans(Numbers points, int d) : points(points), d(d) {}
    double nearest(const Numbers& x, const double* p, size_t& which) {
        double least = HUGE_VAL;
        for (size_t c = 0; c < x.size(); c += d) {
            double distance = 0;
            for (int q = 0; q < d; q++) distance += (x[c + q] - p[q]) * (x[c + q] - p[q]);
            if (distance < least) {
                least = distance;
                which = c;
            }
        }
        return least;
    }
    double value(const Numbers& x) override {
        double cost = 0;
        size_t which = 0;
        for (size_t p = 0; p < points.size(); p += d) cost += nearest(x, &points[p], which);
        return cost;
    }
    double gradient(const Numbers& x, Numbers& g) override {
        double cost = 0;
        for (double& gi : g) gi = 0;
        for (size_t p = 0; p < points.size(); p += d) {
            size_t which = 0;
            cost += nearest(x, &points[p], which);
            for (int q = 0; q < d; q++) g[which + q] += 2 * (x[which + q] - points[p + q]);
        }
        return cost;
    }
};

// Four observations a camera, with the rotation and its Jacobian computed once for all of them. The gradient is the Jacobian's
// entries, two rows of 15 an observation and then one entry a weight; the value is the sum of the squared outputs.
struct BundleAdjustment : Problem {
    static const int SEEN = 4, CAMERA = 11, INPUTS = 15;
    int cameras;
    Numbers features;
    double r[9], j[9];
    BundleAdjustment(int n, Numbers features) : cameras(n / 21), features(features) {}
    int derivatives(int) override { return cameras * SEEN * (2 * INPUTS + 1); }
    static double first(double angle) { return angle == 0 ? 1 : std::sin(angle) / angle; }
    static double third(double angle) {
        if (angle > 0.5) return (angle - std::sin(angle)) / (angle * angle * angle);
        double square = angle * angle, term = 1 / 6.0, sum = term;
        for (int k = 4; k <= 14; k += 2) {
            term *= -square / (k * (k + 1));
            sum += term;
        }
        return sum;
    }
    static void combine(const double* v, double alpha, double beta, double gamma, double* m) {
        double xy = gamma * v[0] * v[1], xz = gamma * v[0] * v[2], yz = gamma * v[1] * v[2];
        m[0] = alpha + gamma * v[0] * v[0];
        m[1] = xy - beta * v[2];
        m[2] = xz + beta * v[1];
        m[3] = xy + beta * v[2];
        m[4] = alpha + gamma * v[1] * v[1];
        m[5] = yz - beta * v[0];
        m[6] = xz - beta * v[1];
        m[7] = yz + beta * v[0];
        m[8] = alpha + gamma * v[2] * v[2];
    }
    void turn(const double* v, bool slopes) {
        double angle = std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), half = first(angle / 2);
        double second = half * half / 2;
        combine(v, 1 - second * angle * angle, first(angle), second, r);
        if (slopes) combine(v, 1 - third(angle) * angle * angle, -second, third(angle), j);
    }
    double observation(const double* camera, const double* point, double w, const double* feature, double* rows) {
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double depth = 1 / (r[6] * x + r[7] * y + r[8] * z);
        double p[] = {(r[0] * x + r[1] * y + r[2] * z) * depth, (r[3] * x + r[4] * y + r[5] * z) * depth};
        double s = p[0] * p[0] + p[1] * p[1], k1 = camera[9], k2 = camera[10], f = camera[6];
        double l = 1 + s * (k1 + s * k2), slope = 2 * (k1 + 2 * k2 * s), sum = 0;
        for (int axis = 0; axis < 2; axis++) {
            double unweighted = f * l * p[axis] + camera[7 + axis] - feature[axis];
            sum += w * unweighted * (w * unweighted);
            if (!rows) continue;
            double a = slope * p[axis] * p[0], b = slope * p[axis] * p[1];
            if (axis == 0) a += l;
            else b += l;
            double c = -(a * p[0] + b * p[1]), scale = w * f * depth, g[3], *row = rows + axis * INPUTS;
            for (int q = 0; q < 3; q++) {
                g[q] = scale * (a * r[q] + b * r[3 + q] + c * r[6 + q]);
                row[11 + q] = g[q];
                row[3 + q] = -g[q];
            }
            double u = y * g[2] - z * g[1], v = z * g[0] - x * g[2], t = x * g[1] - y * g[0];
            for (int q = 0; q < 3; q++) row[q] = u * j[q] + v * j[3 + q] + t * j[6 + q];
            row[6] = w * l * p[axis];
            row[7] = axis == 0 ? w : 0;
            row[8] = axis == 1 ? w : 0;
            row[9] = w * f * s * p[axis];
            row[10] = w * f * s * s * p[axis];
            row[14] = unweighted;
        }
        return sum;
    }
    double all(const Numbers& x, double* rows) {
        int observations = SEEN * cameras;
        double sum = 0;
        for (int i = 0; i < observations; i++) {
            int camera = i / SEEN, point = (2 * camera + i % SEEN) % (2 * cameras);
            if (i % SEEN == 0) turn(&x[CAMERA * camera], rows);
            double w = x[(CAMERA + 6) * cameras + i];
            sum += observation(&x[CAMERA * camera], &x[CAMERA * cameras + 3 * point], w, &features[2 * i],
                               rows ? rows + 2 * INPUTS * i : nullptr);
            sum += (1 - w * w) * (1 - w * w);
            if (rows) rows[2 * INPUTS * observations + i] = -2 * w;
        }
        return sum;
    }
    double value(const Numbers& x) override { return all(x, nullptr); }
    double gradient(const Numbers& x, Numbers& g) override { return all(x, &g[0]); }
};

// Two hidden layers of sigmoids and a cross-entropy, products in plain loops over rows.
struct Mlp : Problem {
    int m, f, h, c;
    Numbers x, labels, first, second, scores, dFirst, dSecond;
    Mlp(int m, int f, int h, int c, Numbers x, Numbers labels) : m(m), f(f), h(h), c(c), x(x), labels(labels) {
        first = second = dFirst = dSecond = Numbers(m * h);
        scores = Numbers(m * c);
    }
    static void affine(int m, int k, int n, const double* a, const double* w, double* s) {
        for (int i = 0; i < m; i++) {
            double* si = s + i * n;
            memcpy(si, w + k * n, n * sizeof(double));
            for (int q = 0; q < k; q++)
                for (int j = 0; j < n; j++) si[j] += a[i * k + q] * w[q * n + j];
        }
    }
    static void sigmoid(Numbers& z) {
        for (double& v : z) v = 1 / (1 + std::exp(-v));
    }
    static void weights(int m, int k, int n, const double* a, const double* ds, double* g) {
        memset(g, 0, (k + 1) * n * sizeof(double));
        for (int i = 0; i < m; i++) {
            for (int q = 0; q < k; q++)
                for (int j = 0; j < n; j++) g[q * n + j] += a[i * k + q] * ds[i * n + j];
            for (int j = 0; j < n; j++) g[k * n + j] += ds[i * n + j];
        }
    }
    static void inputs(int m, int k, int n, const double* ds, const double* w, double* da) {
        for (int i = 0; i < m; i++)
            for (int q = 0; q < k; q++) {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += ds[i * n + j] * w[q * n + j];
                da[i * k + q] = sum;
            }
    }
    static void back(const Numbers& y, Numbers& dy) {
        for (size_t i = 0; i < y.size(); i++) dy[i] *= y[i] * (1 - y[i]);
    }
    double loss(const Numbers& p, bool slopes) {
        affine(m, f, h, &x[0], &p[0], &first[0]);
        sigmoid(first);
        affine(m, h, h, &first[0], &p[(f + 1) * h], &second[0]);
        sigmoid(second);
        affine(m, h, c, &second[0], &p[(f + 1) * h + (h + 1) * h], &scores[0]);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double* s = &scores[i * c];
            double max = s[0], exps = 0, right = s[(int) labels[i]];
            for (int j = 1; j < c; j++) max = s[j] > max ? s[j] : max;
            for (int j = 0; j < c; j++) {
                double e = std::exp(s[j] - max);
                exps += e;
                if (slopes) s[j] = e;
            }
            sum += max + std::log(exps) - right;
            if (slopes) {
                for (int j = 0; j < c; j++) s[j] /= exps * m;
                s[(int) labels[i]] -= 1.0 / m;
            }
        }
        return sum / m;
    }
    double value(const Numbers& p) override { return loss(p, false); }
    double gradient(const Numbers& p, Numbers& g) override {
        double v = loss(p, true);
        int w2 = (f + 1) * h, w3 = w2 + (h + 1) * h;
        weights(m, h, c, &second[0], &scores[0], &g[w3]);
        inputs(m, h, c, &scores[0], &p[w3], &dSecond[0]);
        back(second, dSecond);
        weights(m, h, h, &first[0], &dSecond[0], &g[w2]);
        inputs(m, h, h, &dSecond[0], &p[w2], &dFirst[0]);
        back(first, dFirst);
        weights(m, f, h, &x[0], &dFirst[0], &g[0]);
        return v;
    }
};

static std::vector<Numbers> read(const char* name) {
    FILE* file = fopen(name, "rb");
    double count = 0, length = 0;
    if (!file || fread(&count, sizeof count, 1, file) != 1) exit(3);
    std::vector<Numbers> arrays;
    for (int i = 0; i < count; i++) {
        if (fread(&length, sizeof length, 1, file) != 1) exit(3);
        Numbers numbers((size_t) length);
        if (fread(numbers.data(), sizeof(double), numbers.size(), file) != numbers.size()) exit(3);
        arrays.push_back(numbers);
    }
    fclose(file);
    return arrays;
}

static Problem* problem(const char* name, const std::vector<Numbers>& in) {
    if (!strcmp(name, "product")) return new Product();
    if (!strcmp(name, "rosenbrock")) return new Rosenbrock();
    if (!strcmp(name, "sigmoid-chain")) return new SigmoidChain();
    if (!strcmp(name, "lse")) return new LogSumExp();
    if (!strcmp(name, "helmholtz")) return new Helmholtz(in[1], in[2]);
    if (!strcmp(name, "gmm")) return new Gmm(in[1][0], in[2][0], in[3]);
    if (!strcmp(name, "kmeans")) return new KMeans(in[1], in[2][0]);
    if (!strcmp(name, "ba")) return new BundleAdjustment(in[0].size(), in[1]);
    if (!strcmp(name, "mlp")) {
        // n = (f + 1)·h + (h + 1)·h + (h + 1)·c with c = 10
        int m = in[2].size(), f = in[1].size() / m, h = 1, c = 10;
        while ((f + 1) * h + (h + 1) * h + (h + 1) * c < (int) in[0].size()) h++;
        return new Mlp(m, f, h, c, in[1], in[2]);
    }
    exit(3);
}

static double nanoseconds(clockid_t clock) {
    timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int, char** arguments) {
    std::vector<Numbers> in = read(arguments[2]);
    Problem* f = problem(arguments[1], in);
    Numbers g(f->derivatives(in[0].size()));
    char what;
    long calls;
    while (scanf(" %c %ld", &what, &calls) == 2) {
        if (what == 'd') {
            for (double gi : g) printf("%.17g\n", gi);
        } else {
            double cpu = nanoseconds(CLOCK_PROCESS_CPUTIME_ID), wall = nanoseconds(CLOCK_MONOTONIC);
            volatile double value = 0;
            for (long i = 0; i < calls; i++) value = what == 'v' ? f->value(in[0]) : f->gradient(in[0], g);
            wall = nanoseconds(CLOCK_MONOTONIC) - wall;
            cpu = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
            printf("%.0f %.0f %.17g\n", cpu, wall, (double) value);
        }
        fflush(stdout);
    }
}
